import { observer } from '../metrics/observer.ts';
import { SQLSTATE, sqlState } from './failure.ts';

const MAX_ATTEMPTS = 12;
/** A unique violation is retried a few times: usually a concurrent transaction was first, and the next look finds what it wrote. */
const MAX_VIOLATIONS = 3;
const BASE_DELAY_MS = 2;
const MAX_DELAY_MS = 200;

/** The transaction lost against others too often; nothing of it was done. */
export class TooContended extends Error {
  override readonly name = 'TooContended';
}

const LOST: ReadonlySet<string | null> = new Set([SQLSTATE.serializationFailure, SQLSTATE.deadlock]);

/** Full jitter: those that collided once do not come back together. */
const backOff = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** attempt)));

/**
 * Runs a transaction and again, up to twelve times, when it lost against another one (40001, 40P01). Before each further attempt
 * `beforeRetry` looks, outside of a transaction, whether the winner has done the work; what it finds ends the attempts.
 * Other errors pass through; throws `TooContended` when every attempt lost.
 */
export async function retrying<T>(transaction: () => Promise<T>, beforeRetry: () => Promise<T | null>): Promise<T> {
  let violations = 0;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    if (attempt > 0) {
      const done = await beforeRetry();
      if (done !== null) return done;
    }
    try {
      return await transaction();
    } catch (error) {
      const state = sqlState(error);
      if (state === SQLSTATE.uniqueViolation) violations += 1;
      if (!LOST.has(state) && (state !== SQLSTATE.uniqueViolation || violations > MAX_VIOLATIONS)) throw error;
      observer()?.retried(state ?? '');
    }
    await backOff(attempt);
  }
  observer()?.contended();
  throw new TooContended(`Lost ${MAX_ATTEMPTS} times against concurrent transactions`);
}
