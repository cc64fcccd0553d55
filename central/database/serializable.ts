import { type Kysely, sql } from 'kysely';
import type { Db } from './connect.ts';
import { retrying } from './retry.ts';
import type { Database } from './schema.ts';

/** A connection inside a transaction. */
export type Tx = Kysely<Database>;

/** Begins a serializable transaction on a connection of the hot path, which never scans (see `connect`). */
export const BEGIN_HOT = 'begin isolation level serializable; set local lock_timeout = 5000';

// The hot path's connections never scan (see `connect`); these do when they may.
const BEGIN = 'begin isolation level serializable; set local enable_seqscan = off; set local lock_timeout = 5000';

const nobody = async (): Promise<null> => null;

/**
 * Runs `work` in a serializable transaction, again when it lost (see `retrying`). `work` must do nothing outside of the
 * transaction. What it throws rolls back and passes through.
 */
export function serializable<T>(db: Db, work: (tx: Tx) => Promise<T>, beforeRetry: () => Promise<T | null> = nobody): Promise<T> {
  const attempt = (): Promise<T> =>
    db.connection().execute(async (connection) => {
      await sql.raw(BEGIN).execute(connection);
      try {
        const result = await work(connection);
        await sql.raw('commit').execute(connection);
        return result;
      } catch (error) {
        // On a broken connection there is nothing to roll back; the first error is the one to report.
        await sql
          .raw('rollback')
          .execute(connection)
          .catch(() => undefined);
        throw error;
      }
    });
  return retrying(attempt, beforeRetry);
}
