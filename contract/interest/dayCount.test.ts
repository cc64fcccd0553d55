import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, businessDateSchema } from '../dates/businessDate.ts';
import { actualDays, thirty360Days, wholeMonthsAndDays, yearFraction } from './dayCount.ts';

const day = (text: string) => businessDateSchema.parse(text);
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('1990-01-01'), days));

describe('counting days', () => {
  it('counts the head and not the tail, or both ends', () => {
    expect(actualDays(day('2024-02-28'), day('2024-03-01'))).toBe(2);
    expect(actualDays(day('2024-02-28'), day('2024-03-01'), 'both')).toBe(3);
  });

  it('counts each month as 30 days when the product says so', () => {
    expect(thirty360Days(day('2024-02-28'), day('2024-03-01'))).toBe(3);
    expect(thirty360Days(day('2025-01-31'), day('2025-02-28'))).toBe(28);
    expect(thirty360Days(day('2025-01-31'), day('2025-03-31'))).toBe(60);
  });

  it('finds the whole month where no matching day exists', () => {
    expect(wholeMonthsAndDays(day('2025-01-31'), day('2025-02-28'))).toEqual({ months: 1, days: 0 });
    expect(wholeMonthsAndDays(day('2007-03-01'), day('2007-09-11'))).toEqual({ months: 6, days: 10 });
    expect(wholeMonthsAndDays(day('2007-03-10'), day('2007-04-09'))).toEqual({ months: 0, days: 30 });
  });

  it('puts months and odd days together to the end date', () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 4000 }), (start, length) => {
        const end = addDays(start, length);
        const { months, days } = wholeMonthsAndDays(start, end);
        expect(addDays(addMonths(start, months), days)).toBe(end);
        expect(days).toBeGreaterThanOrEqual(0);
        expect(addMonths(start, months + 1) > end).toBe(true);
      }),
    );
  });

  it('gives each calendar year its own length', () => {
    expect(yearFraction(day('2024-01-01'), day('2025-01-01'), 'actual', 366).toNumber()).toBe(1);
    expect(yearFraction(day('2023-07-01'), day('2024-07-01'), 'actual', 366).toFixed(6)).toBe((184 / 365 + 182 / 366).toFixed(6));
    expect(yearFraction(day('2024-01-01'), day('2024-07-01'), 360, 182).times(360).toNumber()).toBeCloseTo(182, 12);
  });
});
