import { type Reader, sql, type Writer } from '../sqlite/access.ts';

/** When what the bank has set was fetched last, and of which version. */
export interface ParameterSnapshot {
  readonly version: string;
  readonly businessDate: string;
  readonly fetchedAt: string;
}

export interface ParameterRow {
  readonly kind: string;
  readonly key: string;
  readonly effectiveFrom: string;
  /** JSON. */
  readonly value: string;
}

interface Fetched {
  readonly snapshot: ParameterSnapshot;
  /** True: everything else is forgotten. */
  readonly full: boolean;
  readonly changed: readonly ParameterRow[];
  readonly removed: readonly Omit<ParameterRow, 'value'>[];
}

const SNAPSHOT = 'parameters';

/** Takes over a snapshot or what changed since the last one, in one commit. */
export const putParameters = (writer: Writer, { snapshot, full, changed, removed }: Fetched): void => {
  if (full) writer.run(sql.deleteFrom('parameter'));
  for (const { kind, key, effectiveFrom, value } of changed) {
    const row = { kind, key, effective_from: effectiveFrom, value };
    writer.run(
      sql
        .insertInto('parameter')
        .values(row)
        .onConflict((conflict) => conflict.columns(['kind', 'key', 'effective_from']).doUpdateSet({ value })),
    );
  }
  for (const { kind, key, effectiveFrom } of removed) {
    writer.run(sql.deleteFrom('parameter').where('kind', '=', kind).where('key', '=', key).where('effective_from', '=', effectiveFrom));
  }
  const value = JSON.stringify(snapshot);
  writer.run(
    sql
      .insertInto('setting')
      .values({ name: SNAPSHOT, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value })),
  );
};

export const parameterSnapshot = (reader: Reader): ParameterSnapshot | null => {
  const row = reader.first(sql.selectFrom('setting').select('value').where('name', '=', SNAPSHOT));
  return row === undefined ? null : (JSON.parse(row.value) as ParameterSnapshot);
};

/** The rows of a kind that are in force on a date, by key. */
export const parametersOf = (reader: Reader, { kind, date }: { kind: string; date: string }): ParameterRow[] => {
  const rows = reader.all(
    sql
      .selectFrom('parameter')
      .selectAll()
      .where('kind', '=', kind)
      .where('effective_from', '<=', date)
      .orderBy('key')
      .orderBy('effective_from'),
  );
  const newest = new Map(rows.map((row) => [row.key, row]));
  return [...newest.values()].map(({ key, effective_from, value }) => ({ kind, key, effectiveFrom: effective_from, value }));
};
