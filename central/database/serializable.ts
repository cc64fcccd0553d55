import { type Kysely, sql } from 'kysely';
import type { Db } from './connect.ts';
import { SQLSTATE, sqlState } from './failure.ts';
import type { Database } from './schema.ts';

/** A connection inside a transaction. */
export type Tx = Kysely<Database>;

const MAX_ATTEMPTS = 12;
const BASE_DELAY_MS = 2;
const MAX_DELAY_MS = 200;

/** The transaction lost against others too often; nothing of it was done. */
export class TooContended extends Error {
  override readonly name = 'TooContended';
}

/** A unique violation is retried a few times: usually a concurrent transaction was first, and the next look finds what it wrote. */
const MAX_UNIQUE_ATTEMPTS = 3;

const mayRetry = (error: unknown, attempt: number): boolean => {
  const state = sqlState(error);
  if (state === SQLSTATE.uniqueViolation) return attempt < MAX_UNIQUE_ATTEMPTS;
  return state === SQLSTATE.serializationFailure || state === SQLSTATE.deadlock;
};

/** Full jitter: those that collided once do not come back together. */
const backOff = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** attempt)));

// One round trip. A sequential scan locks the whole table for serializable readers, and on small tables (tills, business days)
// the planner prefers it: two tellers of different tills would then always collide.
const BEGIN = 'begin isolation level serializable; set local enable_seqscan = off; set local lock_timeout = 5000';

/**
 * Runs `work` in a serializable transaction and again, up to twelve times, when it lost against another one.
 * `work` must do nothing outside of the transaction. What it throws rolls back and passes through; it throws `TooContended`
 * when every attempt lost. Before each further attempt `beforeRetry` looks, outside of a transaction, whether the winner has
 * done the work; what it finds ends the attempts.
 */
export async function serializable<T>(
  db: Db,
  work: (tx: Tx) => Promise<T>,
  beforeRetry: () => Promise<T | null> = async () => null,
): Promise<T> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    if (attempt > 0) {
      const done = await beforeRetry();
      if (done !== null) return done;
    }
    try {
      return await db.connection().execute(async (connection) => {
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
    } catch (error) {
      if (!mayRetry(error, attempt)) throw error;
    }
    await backOff(attempt);
  }
  throw new TooContended(`Lost ${MAX_ATTEMPTS} times against concurrent transactions`);
}
