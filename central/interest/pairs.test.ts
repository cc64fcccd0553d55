import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHART } from '../../contract/accounting/chart.ts';
import { demandInterestCredited } from '../../contract/accounting/depositTemplates.ts';
import { accountSide, accrualPairs, interestPairs } from './pairs.ts';

const BOOKS = { branchCode: '1001', currency: 'CNY' };
const ACCOUNT = accountSide('10010100000000112');

/** What each subject and owner gets, credits positive. */
function effect(pairs: ReturnType<typeof interestPairs>): Record<string, bigint> {
  const sums = new Map<string, bigint>();
  const add = (key: string, amount: bigint): void => void sums.set(key, (sums.get(key) ?? 0n) + amount);
  for (const { debit, credit, amount } of pairs) {
    add(debit.subject, -amount);
    add(credit.subject, amount);
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0n));
}

test('interest is paid from what was set aside, the rest is expense of the day, as the template says', () => {
  const pairs = interestPairs(BOOKS, ACCOUNT, { interest: 1_000n, tax: 0n, accrued: 700n });
  const template = demandInterestCredited({ accrued: 700n, expense: 300n }).lines.map(({ side, account, amount }) => [
    'ledger' in account ? CHART[account.ledger].code : '',
    side === 'C' ? amount : -amount,
  ]);
  expect(effect(pairs)).toEqual(Object.fromEntries(template));
});

test('what was set aside too much goes back, and the tax is withheld from the account', () => {
  expect(effect(interestPairs(BOOKS, ACCOUNT, { interest: 200n, tax: 40n, accrued: 700n }))).toEqual({
    '2011': 160n,
    '2221': 40n,
    '2231': -700n,
    '6411': 500n,
  });
  expect(interestPairs(BOOKS, ACCOUNT, { interest: 0n, tax: 0n, accrued: 0n })).toEqual([]);
});

test('whatever was set aside before, afterwards nothing is, and the account has interest less tax', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 9n });
  fc.assert(
    fc.property(amount, fc.bigInt({ min: -(10n ** 6n), max: 10n ** 9n }), fc.nat(20), (interest, accrued, percent) => {
      const tax = (interest * BigInt(percent)) / 100n;
      const result = effect(interestPairs(BOOKS, ACCOUNT, { interest, tax, accrued }));
      expect(result['2231'] ?? 0n).toBe(-accrued);
      expect(result['2011'] ?? 0n).toBe(interest - tax);
      expect(result['6411'] ?? 0n).toBe(accrued - interest);
    }),
  );
});

test('setting aside less than before is booked the other way round', () => {
  expect(accrualPairs(BOOKS, 50n)).toMatchObject([{ amount: 50n, debit: { subject: '6411' }, credit: { subject: '2231' } }]);
  expect(accrualPairs(BOOKS, -50n)).toMatchObject([{ amount: 50n, debit: { subject: '2231' }, credit: { subject: '6411' } }]);
});
