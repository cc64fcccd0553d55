import { addDays, addMonths, type BusinessDate } from '../dates/businessDate.ts';
import { type MinorUnits, minor } from '../money/amount.ts';
import { CNY, type Currency, minorPerMajor, minorUnits } from '../money/currency.ts';
import { actualDays, thirty360Days, wholeMonthsAndDays, yearFraction } from './dayCount.ts';
import { Exact, exact } from './decimal.ts';
import type { InterestParameters } from './parameters.ts';
import { type AnnualRate, rateFraction } from './rate.ts';

/** Why a stretch of time earns the rate that it earns. */
export type SegmentKind = 'contract' | 'demand' | 'overdue' | 'notice';

/** One line of the interest slip. `amount` is in major units, kept to the parameters' segment decimals. */
export type InterestSegment = {
  readonly kind: SegmentKind;
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  /** What earned: the principal after the whole-yuan rule, in minor units. */
  readonly base: MinorUnits;
  readonly months: number;
  readonly days: number;
  readonly rate: AnnualRate;
  readonly amount: string;
};

export const interestBase = (principal: bigint, parameters: InterestParameters, currency: Currency = CNY): MinorUnits =>
  minor(parameters.wholeMajorUnits ? principal - (principal % minorPerMajor(currency)) : principal);

// A year fraction such as 1/360 repeats, so an exact 9 arrives as 8.99...9 with sixty digits; cutting that would lose a 厘.
const REPEATING_TAIL = 30;

/** Cuts to the segment's decimals; interest is never negative, so down is toward zero. */
export const keepSegment = (amount: Exact, parameters: InterestParameters): string =>
  amount.toDecimalPlaces(REPEATING_TAIL).toDecimalPlaces(parameters.segmentDecimals, Exact.ROUND_DOWN).toFixed(parameters.segmentDecimals);

const toMajor = (value: bigint, currency: Currency): Exact => exact(value).div(exact(minorPerMajor(currency)));

export type SegmentInput = {
  readonly kind: SegmentKind;
  readonly principal: bigint;
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly rate: AnnualRate;
};

function periods({ from, to }: SegmentInput, parameters: InterestParameters): { readonly months: number; readonly days: number } {
  switch (parameters.method) {
    case 'wholeMonths':
      return wholeMonthsAndDays(from, to);
    case 'thirty360':
      return { months: 0, days: thirty360Days(from, to) };
    case 'actualDays':
      return { months: 0, days: actualDays(from, to, parameters.ends) };
  }
}

/** Interest of one stretch at one rate on one principal. Days without a whole month are always actual days at the daily rate. */
export function interestSegment(input: SegmentInput, parameters: InterestParameters, currency: Currency = CNY): InterestSegment {
  const { months, days } = periods(input, parameters);
  const base = interestBase(input.principal, parameters, currency);
  const oddFrom = addMonths(input.from, months);
  const oddTo = parameters.ends === 'both' && months === 0 ? addDays(input.to, 1) : input.to;
  const years = exact(months)
    .div(12)
    .plus(yearFraction(oddFrom, oddTo, parameters.yearBase, days));
  const raw = toMajor(base, currency).times(rateFraction(input.rate)).times(years);
  const { kind, from, to, rate } = input;
  return { kind, from, to, base, months, days, rate, amount: keepSegment(raw, parameters) };
}

/** The sum of segments in major units, rounded once to the minor unit. */
export function payableInterest(amounts: Iterable<string>, parameters: InterestParameters, currency: Currency = CNY): MinorUnits {
  let sum = exact(0);
  for (const amount of amounts) sum = sum.plus(amount);
  const modes = { 'half-up': Exact.ROUND_HALF_UP, down: Exact.ROUND_DOWN, up: Exact.ROUND_UP } as const;
  const rounded = sum.times(10 ** minorUnits(currency)).toDecimalPlaces(0, modes[parameters.rounding]);
  return minor(BigInt(rounded.toFixed()));
}

export type InterestResult = { readonly segments: readonly InterestSegment[]; readonly interest: MinorUnits };

export const interestResult = (
  segments: readonly InterestSegment[],
  parameters: InterestParameters,
  currency: Currency = CNY,
): InterestResult => ({
  segments,
  interest: payableInterest(
    segments.map((segment) => segment.amount),
    parameters,
    currency,
  ),
});
