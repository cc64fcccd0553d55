import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { savingsTax, savingsTaxPercent, taxPeriods } from './tax.ts';

const day = (text: string) => businessDateSchema.parse(text);

describe('tax on savings interest', () => {
  it.each([
    ['1940-01-01', 0],
    ['1999-10-31', 0],
    ['1999-11-01', 20],
    ['2007-08-14', 20],
    ['2007-08-15', 5],
    ['2008-10-08', 5],
    ['2008-10-09', 0],
    ['2026-01-01', 0],
  ])('on %s it is %i per cent', (date, percent) => {
    expect(savingsTaxPercent(day(date))).toBe(percent);
  });

  it('taxes each part of a long deposit at the rate of its days', () => {
    expect(taxPeriods(day('2007-08-05'), day('2007-08-25'))).toEqual([
      { percent: 20, days: 10 },
      { percent: 5, days: 10 },
    ]);
    expect(savingsTax(10_000n, day('2007-08-05'), day('2007-08-25'))).toBe(1250n);
    expect(savingsTax(10_000n, day('2025-01-01'), day('2026-01-01'))).toBe(0n);
    expect(savingsTax(10_000n, day('2025-01-01'), day('2025-01-01'))).toBe(0n);
  });
});
