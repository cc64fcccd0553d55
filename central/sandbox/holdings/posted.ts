import type { BusinessDate } from '../../../contract/dates/businessDate.ts';
import { DEMAND_PARAMETERS, interestOnProduct } from '../../../contract/interest/demand.ts';
import { PBOC_PARAMETERS } from '../../../contract/interest/parameters.ts';
import type { AnnualRate } from '../../../contract/interest/rate.ts';
import { interestSegment, payableInterest } from '../../../contract/interest/segment.ts';
import { RATES } from '../rates.ts';

type Board = (typeof RATES)[number]['code'];

const BOARDS = Map.groupBy(RATES, ({ code }) => code);

/** The rate that the sandbox's boards show on a date; before the first board, the first. `term` is empty for demand. */
export function postedRate(code: Board, term: string, date: string): AnnualRate {
  const boards = (BOARDS.get(code) ?? []).filter(({ rates }) => rates[term] !== undefined);
  const rate = (boards.findLast(({ from }) => from <= date) ?? boards[0])?.rates[term];
  if (rate === undefined) throw new Error(`No rate ${code} ${term}`);
  return rate as AnnualRate;
}

/** Interest on fen-days of a demand account, at the rate of a date. */
export const demandInterestOn = (product: bigint, date: string): bigint =>
  interestOnProduct(product, postedRate('demand', '', date), DEMAND_PARAMETERS);

/** Interest of a term, or of the part of it that has passed, at its own rate. */
export function contractInterest(principal: bigint, from: BusinessDate, to: BusinessDate, rate: AnnualRate): bigint {
  const { amount } = interestSegment({ kind: 'contract', principal, from, to, rate }, PBOC_PARAMETERS);
  return payableInterest([amount], PBOC_PARAMETERS);
}

/** Interest of a call deposit for the days that have passed, as if notice will be given. */
export function callInterest(principal: bigint, from: BusinessDate, to: BusinessDate, term: string): bigint {
  const segment = { kind: 'notice', principal, from, to, rate: postedRate('notice', term, to) } as const;
  return payableInterest([interestSegment(segment, DEMAND_PARAMETERS).amount], PBOC_PARAMETERS);
}
