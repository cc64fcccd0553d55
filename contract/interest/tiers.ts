import type { BusinessDate } from '../dates/businessDate.ts';
import { type Dated, valueOn } from '../dates/dated.ts';
import { err, ok, type Result } from '../result.ts';
import type { AnnualRate } from './rate.ts';

/** Rates by balance: a tier holds from its balance (minor units) up to the next tier's. One tier from 0 is a single rate. */
export type RateTier = { readonly fromBalance: bigint; readonly rate: AnnualRate };

/** A rate board: the tiers posted from each date on, ascending. */
export type RateBoard = readonly Dated<readonly RateTier[]>[];

export type RateUnknown = { readonly code: 'RATE_UNKNOWN'; readonly date: BusinessDate };

/** The rate posted on a day for a balance. The whole balance earns the rate of its tier. */
export function postedRate(board: RateBoard, date: BusinessDate, balance: bigint): Result<AnnualRate, RateUnknown> {
  const tier = valueOn(board, date)?.findLast((candidate) => candidate.fromBalance <= balance);
  return tier ? ok(tier.rate) : err({ code: 'RATE_UNKNOWN', date });
}

/** The stretches of `from` to `to` between changes of the board: for products that calculate segment by segment (分段计息). */
export function rateStretches(
  board: RateBoard,
  from: BusinessDate,
  to: BusinessDate,
): readonly { readonly from: BusinessDate; readonly to: BusinessDate }[] {
  const cuts = [from, ...board.map((entry) => entry.from).filter((date) => from < date && date < to), to];
  return cuts.slice(1).map((end, i) => ({ from: cuts[i] ?? from, to: end }));
}
