import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annualRateSchema, convertRate, parseAnnualRate, rateFraction, shareOfRate } from './rate.ts';

const rate = (text: string) => annualRateSchema.parse(text);

describe('interest rates', () => {
  it('reads per cent a year with and without the sign', () => {
    expect(parseAnnualRate('2.43%')).toEqual({ ok: true, value: '2.43' });
    expect(parseAnnualRate(' 0.36 % ')).toEqual({ ok: true, value: '0.36' });
  });

  it.each(['', '%', '-1%', '1,5', '2.43‰', '1e3', '1000'])('refuses "%s"', (text) => {
    expect(parseAnnualRate(text).ok).toBe(false);
  });

  it('converts to the monthly and the daily rate of the board', () => {
    expect(convertRate(rate('2.43'))).toEqual({ monthlyPerMille: '2.025', dailyPer10000: '0.675' });
  });

  it('takes a share exactly', () => {
    expect(shareOfRate(rate('1.25'), 60)).toBe('0.75');
    expect(shareOfRate(rate('1.1'), 60)).toBe('0.66');
  });

  it('keeps every rate of the schema exact', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (millionths) => {
        const text = (millionths / 1_000_000).toFixed(6);
        expect(rateFraction(rate(text)).times(100_000_000).toNumber()).toBe(millionths);
      }),
    );
  });
});
