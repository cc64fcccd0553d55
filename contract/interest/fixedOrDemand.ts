import { addMonths, type BusinessDate } from '../dates/businessDate.ts';
import { type InterestParameters, PBOC_PARAMETERS } from './parameters.ts';
import { type AnnualRate, shareOfRate } from './rate.ts';
import { type InterestResult, interestResult, interestSegment } from './segment.ts';

/** 定活两便: no agreed term; the longer it stays, the better the rate. */
export type FixedOrDemandRules = {
  /** Terms (months) whose fixed rates are used, ascending; the last is the cap, however long the deposit stayed. */
  readonly bands: readonly number[];
  /** Share of the fixed rate that is paid, in per cent. */
  readonly percent: number;
};

export const PBOC_FIXED_OR_DEMAND: FixedOrDemandRules = { bands: [3, 6, 12], percent: 60 };

export type FixedOrDemandInput = {
  readonly principal: bigint;
  readonly start: BusinessDate;
  readonly withdrawal: BusinessDate;
  readonly demandRate: AnnualRate;
  /** The fixed rate posted on the withdrawal day for a term in months. */
  readonly fixedRate: (months: number) => AnnualRate;
};

/** Shorter than the first band: demand. Otherwise the fixed rate of the longest band that was reached, times the share, by actual days. */
export function fixedOrDemandInterest(
  input: FixedOrDemandInput,
  rules: FixedOrDemandRules = PBOC_FIXED_OR_DEMAND,
  parameters: InterestParameters = PBOC_PARAMETERS,
): InterestResult {
  const band = rules.bands.findLast((months) => addMonths(input.start, months) <= input.withdrawal);
  const rate = band === undefined ? input.demandRate : shareOfRate(input.fixedRate(band), rules.percent);
  const { principal, start: from, withdrawal: to } = input;
  const kind = band === undefined ? 'demand' : 'contract';
  return interestResult([interestSegment({ kind, principal, from, to, rate }, { ...parameters, method: 'actualDays' })], parameters);
}
