import { type Reader, sql, type Writer } from '../sqlite/access.ts';

/** Small things that the counter remembers. Nothing that decides about money is among them. */
const POSITION = 'events.position';

export const settingOf = (reader: Pick<Reader, 'first'>, name: string): string | null =>
  reader.first(sql.selectFrom('setting').select('value').where('name', '=', name))?.value ?? null;

export const putSetting = (writer: Writer, name: string, value: string): void => {
  writer.run(
    sql
      .insertInto('setting')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value })),
  );
};

/** The last position of central's events that was dealt with here; null: none ever. */
export const eventPosition = (reader: Pick<Reader, 'first'>): string | null => settingOf(reader, POSITION);

export const putEventPosition = (writer: Writer, position: string): void => putSetting(writer, POSITION, position);
