import { addMonths, type BusinessDate, dateFromParts, dateParts, daysBetween } from '../dates/businessDate.ts';
import { type Exact, exact } from './decimal.ts';

/** Which ends of the period earn interest. `head` (算头不算尾) is the rule; `tail` gives the same number, `both` one more. */
export type CountedEnds = 'head' | 'both' | 'tail';

/** 对年对月对日 counts every month as 30 days; 31 counts as 30. */
export function thirty360Days(start: BusinessDate, end: BusinessDate): number {
  const [a, b] = [dateParts(start), dateParts(end)];
  return (b.year - a.year) * 360 + (b.month - a.month) * 30 + Math.min(b.day, 30) - Math.min(a.day, 30);
}

export const actualDays = (start: BusinessDate, end: BusinessDate, ends: CountedEnds = 'head'): number =>
  daysBetween(start, end) + (ends === 'both' ? 1 : 0);

/**
 * Whole months from `start`, each ending on the same day of the month (or the month's end when there is none), and the odd days
 * that are left. 2025-01-31 to 2025-02-28 is one whole month.
 */
export function wholeMonthsAndDays(start: BusinessDate, end: BusinessDate): { readonly months: number; readonly days: number } {
  const [a, b] = [dateParts(start), dateParts(end)];
  let months = (b.year - a.year) * 12 + b.month - a.month;
  if (addMonths(start, months) > end) months--;
  return { months, days: daysBetween(addMonths(start, months), end) };
}

export type YearBase = 360 | 365 | 'actual';

/** Days as a fraction of the year that earns the annual rate. With `actual`, each calendar year's days count over its own length. */
export function yearFraction(start: BusinessDate, end: BusinessDate, base: YearBase, days: number): Exact {
  if (base !== 'actual') return exact(days).div(base);
  let fraction = exact(0);
  let from = start;
  while (from < end) {
    const { year } = dateParts(from);
    const newYear = dateFromParts({ year: year + 1, month: 1, day: 1 }) ?? end;
    const to = newYear < end ? newYear : end;
    const length = daysBetween(addMonths(newYear, -12), newYear);
    fraction = fraction.plus(exact(daysBetween(from, to)).div(length));
    from = to;
  }
  return fraction;
}
