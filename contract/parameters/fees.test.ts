import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CNY, type Currency, JPY } from '../money/currency.ts';
import { feeAmount, feeSchema } from './fees.ts';

const perMille = (rate: string, minimum: string, maximum: string | null) => ({ basis: 'perMille', rate, minimum, maximum }) as const;

test('a fixed fee is its price whatever the amount', () => {
  expect(feeAmount({ basis: 'fixed', amount: '10.5' }, 999_999n, CNY)).toBe(1_050n);
  expect(feeAmount({ basis: 'fixed', amount: '300' }, 1n, JPY)).toBe(300n);
});

test.each([
  ['1', '1', '50', 100_000n, 100n],
  ['1', '1', '50', 150_050n, 150n],
  ['1', '1', '50', 150_500n, 151n],
  ['1', '1', '50', 10_000_000n, 5_000n],
  ['0.5', '0', null, 10_000_000n, 5_000n],
  ['1', '1', '50', 0n, 100n],
])('%s per mille, at least %s and at most %s yuan, of %s fen is %s fen', (rate, minimum, maximum, amount, expected) => {
  expect(feeAmount(perMille(rate, minimum, maximum), amount, CNY)).toBe(expected);
});

test('a fee lies between its bounds and never falls when the amount rises', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 15n), fc.bigInt(0n, 10n ** 15n), fc.integer({ min: 0, max: 100 }), (a, b, tenths) => {
      const charge = perMille(`${Math.floor(tenths / 10)}.${tenths % 10}`, '2', '200');
      const [small, large] = [a < b ? a : b, a < b ? b : a].map((amount) => feeAmount(charge, amount, 'CNY' as Currency));
      return small !== undefined && large !== undefined && small <= large && small >= 200n && large <= 20_000n;
    }),
  );
});

test('a table line whose minimum is above its maximum is refused', () => {
  const line = { names: { zh: '费', en: 'Fee' }, transactions: [], currency: 'CNY', charge: perMille('1', '10', '5') };
  expect(feeSchema.safeParse(line).success).toBe(false);
});
