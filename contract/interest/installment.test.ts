import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { installmentInterest, installmentProducts } from './installment.ts';
import { annualRateSchema } from './rate.ts';

const rate = (text: string) => annualRateSchema.parse(text);
const plan = { monthly: 10_000n, n: 12, rate: rate('1.71'), demandRate: rate('0.36') };

describe('deposits by monthly instalments', () => {
  it.each([
    [12, 78],
    [36, 666],
    [60, 1830],
  ])('has %i months earn %i month-products', (n, products) => {
    expect(installmentProducts(n)).toBe(products);
  });

  it('pays the published example', () => {
    expect(installmentInterest(plan)).toMatchObject({ product: 780_000n, breachedIn: null, interest: 1112n });
  });

  it('allows one missed month that was made good in the next', () => {
    const payments = [1, 1, 0, 2, 1, 1, 1, 1, 1, 1, 1, 1];
    expect(installmentInterest({ ...plan, payments })).toMatchObject({ product: 770_000n, breachedIn: null });
  });

  it.each([
    ['a month that was not made good', [1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1], 4],
    ['a second missed month', [1, 0, 2, 1, 0, 2, 1, 1, 1, 1, 1, 1], 6],
  ])('pays demand on what came after %s', (_, payments, month) => {
    const result = installmentInterest({ ...plan, payments });
    expect(result.breachedIn).toBe(month);
    expect(result.demandProduct).toBeGreaterThan(0n);
    expect(result.interest).toBeLessThan(1112n);
  });

  it('has the same month-products by the formula and month by month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 100_000 }), (n, yuan) => {
        const monthly = BigInt(yuan) * 100n;
        expect(installmentInterest({ ...plan, n, monthly }).product).toBe(monthly * BigInt(installmentProducts(n)));
      }),
    );
  });
});
