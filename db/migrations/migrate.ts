import type { SqliteDatabase } from '../sqlite/database.ts';
import { StoreFault } from '../sqlite/fault.ts';
import type { Migration } from './migration.ts';

/**
 * Brings the schema up to the newest step, each step in a transaction of its own with its version number, so that a
 * kill between two leaves a database that the next start continues. A database from a newer program is refused.
 */
export const migrate = (database: SqliteDatabase, migrations: readonly Migration[]): { from: number; to: number } => {
  const from = Number(database.pragma('user_version', { simple: true }));
  const newest = migrations.at(-1)?.version ?? 0;
  if (from > newest) throw new StoreFault(`the database is of version ${from} and this program knows ${newest}`);
  for (const step of migrations.filter(({ version }) => version > from)) {
    database
      .transaction(() => {
        database.exec(step.sql);
        database.pragma(`user_version = ${step.version}`);
      })
      .immediate();
  }
  return { from, to: newest };
};
