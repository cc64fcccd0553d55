import { type BusinessDate, daysBetween } from '../dates/businessDate.ts';
import { type Dated, from, valueOnOrFirst } from '../dates/dated.ts';
import { type MinorUnits, minor } from '../money/amount.ts';
import { Exact, exact } from './decimal.ts';

/** Tax on savings interest in per cent, by the day on which the interest accrued (财税[2008]132号). */
export const SAVINGS_TAX: readonly [Dated<number>, ...Dated<number>[]] = [
  from('1949-10-01', 0),
  from('1999-11-01', 20),
  from('2007-08-15', 5),
  from('2008-10-09', 0),
];

export const savingsTaxPercent = (date: BusinessDate): number => valueOnOrFirst(SAVINGS_TAX, date);

/** Days of a deposit (head counted, tail not) under each rate of the tax. */
export function taxPeriods(start: BusinessDate, end: BusinessDate): readonly { readonly percent: number; readonly days: number }[] {
  const cuts = [start, ...SAVINGS_TAX.map((entry) => entry.from).filter((date) => start < date && date < end), end];
  return cuts.slice(1).map((to, i) => {
    const begin = cuts[i] ?? start;
    return { percent: savingsTaxPercent(begin), days: daysBetween(begin, to) };
  });
}

/** The tax to withhold: the interest is spread evenly over its days, each period is taxed at its rate, the sum is rounded HALF_UP. */
export function savingsTax(interest: bigint, start: BusinessDate, end: BusinessDate): MinorUnits {
  const days = daysBetween(start, end);
  if (days <= 0) return minor(0n);
  let weighted = exact(0);
  for (const period of taxPeriods(start, end)) weighted = weighted.plus(exact(period.days).times(period.percent));
  const tax = exact(interest).times(weighted).div(days).div(100);
  return minor(BigInt(tax.toDecimalPlaces(0, Exact.ROUND_HALF_UP).toFixed()));
}
