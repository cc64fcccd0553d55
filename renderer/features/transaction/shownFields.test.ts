import { expect, test } from 'vitest';
import type { Quote } from '../../../contract/central/transactions.ts';
import { cashDeposit } from '../../../contract/transactions/cash/1201.ts';
import { drawMatured } from '../../../contract/transactions/cash/1204.ts';
import { reverse } from '../../../contract/transactions/correction/1501.ts';
import { countDue, entryFields } from './shownFields.ts';

const quoted = (amount: string, result?: Record<string, string>) => ({ amount, result }) as unknown as Quote;

test('what is paid out is counted beside the quote, and not where it goes to an account', () => {
  expect(countDue(drawMatured, {}, quoted('2005500'))).toMatchObject({ amount: 2_005_500n, direction: 'given' });
  expect(countDue(drawMatured, { payoutTo: 'account' }, quoted('2005500'))).toBeNull();
  expect(countDue(cashDeposit, {}, quoted('100'))).toBeNull();
  expect(entryFields(drawMatured, {}).map(({ name }) => name)).not.toContain('payoutPieces');
});

test('cash goes back the way that the quote of a reversal says, or not at all', () => {
  expect(countDue(reverse, {}, quoted('30000', { cashBack: 'given', cashBackAmount: '30000' }))).toMatchObject({
    amount: 30_000n,
    direction: 'given',
  });
  expect(countDue(reverse, {}, quoted('30000', { cashBack: 'taken', cashBackAmount: '30000' }))).toMatchObject({ direction: 'taken' });
  expect(countDue(reverse, {}, quoted('30000', { cashBack: 'none', cashBackAmount: '0' }))).toBeNull();
});
