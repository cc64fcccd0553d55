import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import type { Db } from './connect.ts';
import { retrying } from './retry.ts';
import type { Database } from './schema.ts';
import { type Bound, run } from './statement.ts';

/** A connection inside a transaction. */
export type Tx = Kysely<Database>;

const BEGIN_HOT = 'begin isolation level serializable; set local lock_timeout = 5000';

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

/** What a decision gives: the statement that writes all of it, and what the caller is told when it is committed. */
export interface Decision<T> {
  readonly write: Bound<unknown>;
  readonly result: T;
}

/**
 * Read, decide, write as a serializable transaction in two round trips: `begin` travels with the reading, `commit` with the
 * writing. When the writing fails the `commit` behind it commits nothing: PostgreSQL ends a failed transaction by rolling back.
 */
export function decideAndWrite<Row, T>(
  pool: pg.Pool,
  read: Bound<Row>,
  decide: (rows: readonly Row[]) => Decision<T>,
  beforeRetry: () => Promise<T | null>,
): Promise<T> {
  const attempt = async (): Promise<T> => {
    const client = await pool.connect();
    // A connection whose transaction may still be open must not serve anybody else.
    let clean = false;
    try {
      const [, rows] = await Promise.all([client.query(BEGIN_HOT), run(client, read)]);
      const { write, result } = decide(rows);
      const [written, committed] = await Promise.allSettled([run(client, write), client.query('commit')]);
      clean = committed.status === 'fulfilled';
      if (written.status === 'rejected') throw written.reason;
      if (committed.status === 'rejected') throw committed.reason;
      if (committed.value.command !== 'COMMIT') throw new Error(`The transaction ended with ${committed.value.command}`);
      return result;
    } catch (error) {
      if (!clean)
        clean = await client.query('rollback').then(
          () => true,
          () => false,
        );
      throw error;
    } finally {
      client.release(!clean);
    }
  };
  return retrying(attempt, beforeRetry);
}
