import { expect, test } from 'vitest';
import type { BusinessDate } from '../dates/businessDate.ts';
import { openTermDeposit } from './account/1102.ts';
import { placeHold } from './account/1107.ts';
import { cashDeposit } from './cash/1201.ts';
import { cashWithdrawal } from './cash/1202.ts';
import { transfer } from './cash/1203.ts';
import { drawMatured } from './cash/1204.ts';
import { changeTermDeposit } from './cash/1205.ts';
import type { FormValues, TransactionDefinition } from './definition.ts';
import { thresholdsReached } from './thresholds.ts';

const told = (definition: TransactionDefinition, yuan: number, values: FormValues = {}, natural: boolean | null = true) =>
  thresholdsReached(definition, values, { amount: BigInt(Math.round(yuan * 100)), date: '2026-03-02' as BusinessDate, natural }).map(
    ({ kind }) => kind,
  );

test.each([
  ['a deposit of 49,999.99', cashDeposit, 49_999.99, []],
  ['a deposit of 50,000', cashDeposit, 50_000, ['report', 'identify']],
  ['a deposit of 200,000', cashDeposit, 200_000, ['override', 'report', 'identify']],
  ['a withdrawal of 50,000', cashWithdrawal, 50_000, ['override', 'report', 'identify']],
  ['a transfer of 499,999.99', transfer, 499_999.99, []],
  ['a transfer of 500,000', transfer, 500_000, ['override', 'report']],
  ['a hold of a million, which moves nothing', placeHold, 1_000_000, []],
] as const)('%s', (_what, definition, yuan, kinds) => {
  expect(told(definition, yuan)).toEqual(kinds);
});

test('a company’s cash is reported and its people are known; its transfers are reported from two million', () => {
  expect(told(cashDeposit, 50_000, {}, false)).toEqual(['report']);
  expect(told(transfer, 500_000, {}, false)).toEqual(['override']);
  expect(told(transfer, 2_000_000, {}, false)).toEqual(['override', 'report']);
});

test('what is paid into an account is no cash', () => {
  expect(told(drawMatured, 60_000)).toEqual(['override', 'report', 'identify']);
  expect(told(drawMatured, 60_000, { payoutTo: 'account' })).toEqual(['override']);
});

test('a notice of a call deposit moves nothing, drawing it does; a deposit from an account may need consent', () => {
  expect(told(changeTermDeposit, 100_000, { step: 'giveNotice' })).toEqual([]);
  expect(told(changeTermDeposit, 100_000, { step: 'draw' })).toEqual(['override', 'report', 'identify']);
  expect(told(openTermDeposit, 300_000, { fundedFrom: 'account' })).toEqual(['override']);
});
