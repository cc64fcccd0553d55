import type { BusinessDate } from '../../contract/dates/businessDate.ts';

const DAY_MS = 86_400_000;
const texts = new Map<number, BusinessDate>();
const numbers = new Map<string, number>();

/** Days since 1970-01-01. Whole numbers, because millions of dates are invented and calendar objects cost ten microseconds each. */
export function dayNumber(date: string): number {
  const known = numbers.get(date);
  if (known !== undefined) return known;
  const day = Date.parse(date) / DAY_MS;
  numbers.set(date, day);
  return day;
}

/** The date of a day number. */
export function dateOf(day: number): BusinessDate {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * DAY_MS).toISOString().slice(0, 10) as BusinessDate;
  texts.set(day, text);
  return text;
}

/** The same day number as a date `days` later. */
export const later = (date: string, days: number): BusinessDate => dateOf(dayNumber(date) + days);
