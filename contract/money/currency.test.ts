import { describe, expect, it } from 'vitest';
import { CNY, currencySchema, minorPerMajor, minorUnits, parseCurrency } from './currency.ts';

const digitsOf = (code: string): number => minorUnits(currencySchema.parse(code));

describe('minor units of ISO 4217', () => {
  it.each([
    ['CNY', 2],
    ['JPY', 0],
    ['VND', 0],
    ['KRW', 0],
    ['HUF', 2],
    ['IDR', 2],
    ['KWD', 3],
    ['IQD', 3],
    ['CLF', 4],
    ['UYW', 4],
    ['XCG', 2],
  ])('keeps %s with %i decimals', (code, digits) => {
    expect(digitsOf(code)).toBe(digits);
  });

  it('knows the scale as a bigint', () => {
    expect(minorPerMajor(CNY)).toBe(100n);
  });

  it('refuses what is no currency', () => {
    expect(currencySchema.safeParse('RMB').success).toBe(false);
    expect(currencySchema.safeParse('XAU').success).toBe(false);
    expect(parseCurrency('RMB')).toEqual({ ok: false, error: { code: 'CURRENCY_UNKNOWN', text: 'RMB' } });
  });

  it('reads a code written in small letters', () => {
    expect(parseCurrency(' hkd ')).toEqual({ ok: true, value: 'HKD' });
  });
});
