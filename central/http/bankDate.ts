import { bankDate } from '../branches/day.ts';
import type { Db } from '../database/connect.ts';

/** The bank's business date for answers to callers whose branch is not known. */
export interface BankDate {
  get(): Promise<string | null>;
}

const FRESH_MS = 2_000;
/** An error that is due to the database must not wait for the database once more. */
const WAIT_MS = 500;

/**
 * Kept for two seconds: a caller who is refused must not cost a query each time. While the database does not answer, the last known
 * date; null before there was one.
 */
export function createBankDate(db: Db): BankDate {
  let kept: { date: string | null; at: number } | null = null;
  let asked: Promise<string | null> | null = null;
  const ask = (): Promise<string | null> => {
    asked ??= bankDate(db)
      .catch(() => kept?.date ?? null)
      .then((date) => {
        kept = { date, at: performance.now() };
        asked = null;
        return date;
      });
    return asked;
  };
  return {
    get: async () => {
      if (kept !== null && performance.now() - kept.at < FRESH_MS) return kept.date;
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<string | null>((resolve) => {
        timer = setTimeout(() => resolve(kept?.date ?? null), WAIT_MS);
      });
      try {
        return await Promise.race([ask(), limit]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
