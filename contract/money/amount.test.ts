import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, fromWire, minorUnitsSchema, parseAmount, parseDecimalString, sumMinor, toDecimalString, toWire } from './amount.ts';
import { CNY, currencySchema, JPY } from './currency.ts';

const KWD = currencySchema.parse('KWD');
const codeOf = (text: string, currency = CNY): string => {
  const parsed = parseAmount(text, currency);
  return parsed.ok ? `accepted ${parsed.value}` : parsed.error.code;
};

describe('an amount that a teller types', () => {
  it.each([
    ['12345.67', 1234567n],
    ['12,345.67', 1234567n],
    ['1,234,567', 123456700n],
    ['１２３．４', 12340n],
    ['１，２３４', 123400n],
    [' 0.01 ', 1n],
    ['.5', 50n],
    ['5.', 500n],
    ['007', 700n],
    ['999999999999.99', 99999999999999n],
  ])('reads %s', (text, minor) => {
    expect(parseAmount(text, CNY)).toEqual({ ok: true, value: minor });
  });

  it.each([
    ['', 'AMOUNT_EMPTY'],
    ['  ', 'AMOUNT_EMPTY'],
    ['abc', 'AMOUNT_NOT_A_NUMBER'],
    ['.', 'AMOUNT_NOT_A_NUMBER'],
    ['1.2.3', 'AMOUNT_NOT_A_NUMBER'],
    ['12,34', 'AMOUNT_NOT_A_NUMBER'],
    ['1e5', 'AMOUNT_NOT_A_NUMBER'],
    ['+5', 'AMOUNT_NOT_A_NUMBER'],
    ['-5', 'AMOUNT_NEGATIVE'],
    ['-x', 'AMOUNT_NOT_A_NUMBER'],
    ['1.005', 'AMOUNT_TOO_MANY_DECIMALS'],
    ['1000000000000', 'AMOUNT_TOO_LARGE'],
    ['1000000000000000', 'AMOUNT_TOO_LARGE'],
    ['0.00', 'AMOUNT_ZERO'],
  ])('refuses "%s" as %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('says what the limit and the scale are', () => {
    const parsed = parseAmount('1000000000000', CNY);
    expect(parsed).toMatchObject({ ok: false, error: { details: { scale: '2', max: '1,000,000,000,000.00' } } });
  });

  it('follows the decimals of the currency', () => {
    expect(codeOf('1.5', JPY)).toBe('AMOUNT_TOO_MANY_DECIMALS');
    expect(codeOf('1.234', KWD)).toBe('accepted 1234');
  });

  it('accepts zero where the form asks for it', () => {
    expect(parseAmount('0', CNY, { allowZero: true })).toEqual({ ok: true, value: 0n });
  });
});

describe('amounts shown and sent', () => {
  it.each([
    [0n, '0.00'],
    [5n, '0.05'],
    [-5n, '-0.05'],
    [100000n, '1,000.00'],
    [123456789012n, '1,234,567,890.12'],
    [-100000n, '-1,000.00'],
  ])('shows %s fen as %s', (minor, text) => {
    expect(formatAmount(minor, CNY)).toBe(text);
  });

  it('shows currencies without and with three decimals', () => {
    expect(formatAmount(1234567n, JPY)).toBe('1,234,567');
    expect(formatAmount(1234567n, KWD)).toBe('1,234.567');
  });

  it('reads back what it shows, for every amount below the limit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 99_999_999_999_999n }), fc.constantFrom(CNY, JPY, KWD), (minor, currency) => {
        const inLimit = minor % 10n ** 12n;
        fc.pre(inLimit > 0n);
        expect(parseAmount(formatAmount(inLimit, currency), currency)).toEqual({ ok: true, value: inLimit });
      }),
    );
  });

  it('reads back what messages carry, negative ones too', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n }), (minor) => {
        expect(parseDecimalString(toDecimalString(minor, CNY), CNY)).toEqual({ ok: true, value: minor });
        expect(fromWire(toWire(minor))).toBe(minor);
      }),
    );
  });

  it.each(['1,000', '', '1.', '.5', '１', '1.234'])('refuses "%s" in a message', (text) => {
    expect(parseDecimalString(text, CNY).ok).toBe(false);
  });

  it.each(['-0', '00', '1.5', '1000000000000000000', ''])('refuses "%s" on the wire', (text) => {
    expect(minorUnitsSchema.safeParse(text).success).toBe(false);
  });

  it('adds without losing a fen', () => {
    expect(sumMinor([9007199254740993n, 1n, -2n])).toBe(9007199254740992n);
    expect(sumMinor([])).toBe(0n);
  });
});
