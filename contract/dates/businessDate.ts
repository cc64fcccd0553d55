import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';

/** A calendar date `YYYY-MM-DD` of the branch's books. It comes from central, never from the PC's clock, and has no time zone. */
export type BusinessDate = string & z.$brand<'BusinessDate'>;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Refuses days that do not exist, such as 2025-02-29. */
export function isBusinessDate(text: string): text is BusinessDate {
  if (!SHAPE.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

export const businessDateSchema = z.string().regex(SHAPE).refine(isBusinessDate, { error: 'DATE_INVALID' }).brand<'BusinessDate'>();

export const parseBusinessDate = (text: string): Result<BusinessDate, { readonly code: 'DATE_INVALID'; readonly text: string }> =>
  isBusinessDate(text) ? ok(text) : err({ code: 'DATE_INVALID', text });

const plain = (date: BusinessDate): Temporal.PlainDate => Temporal.PlainDate.from(date);
const brand = (date: Temporal.PlainDate): BusinessDate => date.toString() as BusinessDate;

export const addDays = (date: BusinessDate, days: number): BusinessDate => brand(plain(date).add({ days }));

/** 对月对日: the same day of the later month; when that month has no such day, its last day. */
export const addMonths = (date: BusinessDate, months: number): BusinessDate =>
  brand(plain(date).add({ months }, { overflow: 'constrain' }));

export const addYears = (date: BusinessDate, years: number): BusinessDate => addMonths(date, years * 12);

/** Days from `start` to `end`, counting the head and not the tail (算头不算尾); negative when `end` is earlier. */
export const daysBetween = (start: BusinessDate, end: BusinessDate): number => plain(start).until(plain(end), { largestUnit: 'days' }).days;

/** ISO dates sort as text. */
export const compareDates = (a: BusinessDate, b: BusinessDate): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);

export const isWeekend = (date: BusinessDate): boolean => plain(date).dayOfWeek >= 6;

export type DateParts = { readonly year: number; readonly month: number; readonly day: number };

export function dateParts(date: BusinessDate): DateParts {
  const { year, month, day } = plain(date);
  return { year, month, day };
}

/** Null when the day does not exist, for example 30 February. */
export function dateFromParts({ year, month, day }: DateParts): BusinessDate | null {
  const pad = (value: number, length: number): string => value.toString().padStart(length, '0');
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return isBusinessDate(text) ? text : null;
}
