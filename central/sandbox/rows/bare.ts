import { sql } from 'kysely';
import type { Tx } from '../../database/serializable.ts';
import { FILLED_TABLES } from './tables.ts';

interface Definition {
  readonly table: string;
  readonly name: string;
  readonly text: string;
}

/** Foreign keys and unique constraints of the tables that are filled; primary keys stay. */
const constraintsOf = (tx: Tx) =>
  sql<Definition>`
    select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as text
      from pg_constraint
     where connamespace = current_schema()::regnamespace and contype in ('f', 'u') and conrelid::regclass::text = any(${FILLED_TABLES}::text[])
     order by contype desc, conname`.execute(tx);

/** Indexes that stand behind no constraint. */
const indexesOf = (tx: Tx) =>
  sql<Definition>`
    select tablename as "table", indexname as name, indexdef as text from pg_indexes
     where schemaname = current_schema() and tablename = any(${FILLED_TABLES}::text[])
       and not exists (select 1 from pg_constraint where conindid = format('%I.%I', schemaname, indexname)::regclass)
     order by indexname`.execute(tx);

/**
 * Runs `work` while the tables that are filled have no foreign keys, unique constraints and secondary indexes, and makes these anew from what
 * is there then: a table's million rows are sorted and compared at once instead of one by one, in less than half of the time. Inside of
 * the transaction that fills the bank, so that nobody ever sees a table without them. Needs PostgreSQL's catalogue and its transactional DDL.
 */
export async function withBareTables(tx: Tx, progress: (text: string) => void, work: () => Promise<void>): Promise<void> {
  const { rows: constraints } = await constraintsOf(tx);
  const { rows: indexes } = await indexesOf(tx);
  for (const { table, name } of constraints.toReversed())
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(tx);
  for (const { name } of indexes) await sql`drop index ${sql.table(name)}`.execute(tx);
  await work();
  await sql`set local maintenance_work_mem = '256MB'`.execute(tx);
  for (const { table, name, text } of [...indexes.map((index) => ({ ...index, table: '' })), ...constraints]) {
    progress(`making ${name}`);
    if (table === '') await sql.raw(text).execute(tx);
    else await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(text)}`.execute(tx);
  }
}
