import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { Dated } from '../../contract/dates/dated.ts';
import type { AnnualRate } from '../../contract/interest/rate.ts';
import { postedRate, type RateTier } from '../../contract/interest/tiers.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';

/** Which board: a code, and a term such as `6M` or empty. */
export interface RateKey {
  readonly code: string;
  readonly term: string;
}

export type RateMissing = { readonly code: 'RATE_UNKNOWN'; readonly date: BusinessDate; readonly rate: string };

/** The bank's posted rates. The table is small and is read whole. */
export interface Rates {
  /** The rate posted on a date for a balance (minor units); the whole balance earns the rate of its tier. */
  at(key: RateKey, date: BusinessDate, balance?: bigint): Result<AnnualRate, RateMissing>;
}

const boardKey = ({ code, term }: RateKey): string => `${code} ${term}`.trimEnd();

export async function loadRates(db: Db | Tx): Promise<Rates> {
  const rows = await db.selectFrom('rates').selectAll().orderBy('effective_from').orderBy('from_balance').execute();
  const boards = new Map<string, Dated<RateTier[]>[]>();
  for (const { code, term, effective_from, from_balance, annual_rate } of rows) {
    const key = boardKey({ code, term });
    const board = boards.get(key) ?? [];
    boards.set(key, board);
    const tier: RateTier = { fromBalance: from_balance, rate: annual_rate as AnnualRate };
    const newest = board.at(-1);
    if (newest !== undefined && newest.from === effective_from) newest.value.push(tier);
    else board.push({ from: effective_from as BusinessDate, value: [tier] });
  }
  return {
    at: (key, date, balance = 0n) => {
      const rate = postedRate(boards.get(boardKey(key)) ?? [], date, balance);
      return rate.ok ? ok(rate.value) : err({ code: 'RATE_UNKNOWN', date, rate: boardKey(key) });
    },
  };
}

/** The rate of a code and term on a date. For a single look; whoever needs several loads them once. */
export const rateAt = async (db: Db | Tx, key: RateKey, date: BusinessDate, balance = 0n): Promise<Result<AnnualRate, RateMissing>> =>
  (await loadRates(db)).at(key, date, balance);
