import { type Reader, sql, type Writer } from '../sqlite/access.ts';

/** Small things that the counter remembers. Nothing that decides about money is among them. */
const POSITION = 'events.position';

/** The last position of central's events that was dealt with here; null: none ever. */
export const eventPosition = (reader: Pick<Reader, 'first'>): string | null =>
  reader.first(sql.selectFrom('setting').select('value').where('name', '=', POSITION))?.value ?? null;

export const putEventPosition = (writer: Writer, position: string): void => {
  writer.run(
    sql
      .insertInto('setting')
      .values({ name: POSITION, value: position })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: position })),
  );
};
