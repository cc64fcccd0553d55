import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  businessDateSchema,
  compareDates,
  dateFromParts,
  dateParts,
  daysBetween,
  isWeekend,
  parseBusinessDate,
} from './businessDate.ts';

const day = (text: string) => businessDateSchema.parse(text);
const anyDay = fc.integer({ min: -40_000, max: 40_000 }).map((days) => addDays(day('2000-01-01'), days));

describe('business dates', () => {
  it.each(['2025-02-29', '2025-13-01', '2025-1-1', '20250101', '2025-01-01T00:00', ''])('refuses "%s"', (text) => {
    expect(parseBusinessDate(text).ok).toBe(false);
    expect(businessDateSchema.safeParse(text).success).toBe(false);
  });

  it('goes to the month end when the later month has no such day', () => {
    expect(addMonths(day('2025-01-31'), 1)).toBe('2025-02-28');
    expect(addMonths(day('2023-08-31'), 6)).toBe('2024-02-29');
    expect(addMonths(day('2024-03-10'), 1)).toBe('2024-04-10');
  });

  it('counts the head and not the tail', () => {
    expect(daysBetween(day('2024-02-28'), day('2024-03-01'))).toBe(2);
    expect(daysBetween(day('2007-03-01'), day('2007-09-01'))).toBe(184);
    expect(daysBetween(day('2025-03-02'), day('2025-03-01'))).toBe(-1);
  });

  it('knows weekends', () => {
    expect(isWeekend(day('2025-03-08'))).toBe(true);
    expect(isWeekend(day('2025-03-10'))).toBe(false);
  });

  it('adds and counts days consistently, and sorts as text', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -3000, max: 3000 }), (start, days) => {
        const end = addDays(start, days);
        expect(daysBetween(start, end)).toBe(days);
        expect(compareDates(start, end)).toBe(Math.sign(-days) || 0);
        expect(dateFromParts(dateParts(end))).toBe(end);
      }),
    );
  });

  it('knows that 30 February does not exist', () => {
    expect(dateFromParts({ year: 2024, month: 2, day: 30 })).toBeNull();
  });
});
