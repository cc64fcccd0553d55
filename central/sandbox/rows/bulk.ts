import { type Insertable, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';

/** PostgreSQL types of columns that are filled in bulk. */
export type PgType = 'text' | 'int8' | 'int4' | 'bool' | 'date' | 'timestamptz' | 'uuid' | 'jsonb';

type Value = string | number | bigint | boolean | null | undefined;

const quoted = (text: string): string => `"${/["\\]/.test(text) ? text.replaceAll(/(["\\])/g, '\\$1') : text}"`;

/** A column as PostgreSQL writes an array. Only text and JSON can hold what needs quoting. */
function arrayText(values: readonly Value[], type: PgType): string {
  const isText = type === 'text' || type === 'jsonb';
  return `{${values.map((value) => (value === null || value === undefined ? 'NULL' : isText ? quoted(String(value)) : String(value))).join(',')}}`;
}

/** The insert of rows of some columns of a table, as a part of a statement. */
export type BulkInsert<Row> = (rows: readonly Row[]) => RawBuilder<unknown>;

/**
 * An insert of any number of rows, a column of which travels as one array: several times as fast as a parameter for each value, and
 * without the limit on their number.
 */
export function bulkInsert<T extends keyof Database & string, C extends keyof Insertable<Database[T]> & string>(
  table: T,
  columns: Readonly<Record<C, PgType>>,
): BulkInsert<Pick<Insertable<Database[T]>, C>> {
  const names = Object.keys(columns) as C[];
  const list = sql.join(names.map((name) => sql.ref(name)));
  return (rows) => {
    const arrays = names.map((name) => {
      const values = rows.map((row) => row[name] as Value);
      return sql`${arrayText(values, columns[name])}::${sql.raw(columns[name])}[]`;
    });
    return sql`insert into ${sql.table(table)} (${list}) select * from unnest(${sql.join(arrays)})`;
  };
}
