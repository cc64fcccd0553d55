import { bankDate } from '../branches/day.ts';
import type { Db } from '../database/connect.ts';

/** The bank's business date for answers to callers whose branch is not known. */
export interface BankDate {
  get(): Promise<string | null>;
}

const FRESH_MS = 2_000;

/** Kept for two seconds: a caller who is refused must not cost a query each time. Null when the database does not answer. */
export function createBankDate(db: Db): BankDate {
  let kept: { date: string | null; at: number } | null = null;
  return {
    get: async () => {
      if (kept !== null && performance.now() - kept.at < FRESH_MS) return kept.date;
      const date = await bankDate(db).catch(() => kept?.date ?? null);
      kept = { date, at: performance.now() };
      return date;
    },
  };
}
