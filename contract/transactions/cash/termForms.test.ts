import { describe, expect, test } from 'vitest';
import type { FormValues, TransactionDefinition } from '../definition.ts';
import { drawMatured } from './1204.ts';
import { changeTermDeposit } from './1205.ts';

const ACCOUNT = '10011100000001231';
const DEMAND = '10010100000001218';

const made = (definition: TransactionDefinition, values: FormValues): unknown => {
  const result = definition.toRequest?.(values);
  if (result === undefined) throw new Error(`${definition.code} has no form`);
  return result.ok ? result.value : Object.fromEntries(result.error.map(({ field, code }) => [field, code]));
};

test('1204 a matured deposit, to the customer’s account', () => {
  const form = { accountNumber: ACCOUNT, mediumNumber: '70000123', shownName: '仇海峰', payoutTo: 'account', payoutAccount: DEMAND };
  expect(made(drawMatured, form)).toEqual({
    accountNumber: ACCOUNT,
    mediumNumber: '70000123',
    shownName: '仇海峰',
    payout: { to: 'account', accountNumber: DEMAND },
  });
  expect(made(drawMatured, { ...form, mediumNumber: '' })).toEqual({ mediumNumber: 'FIELD_REQUIRED' });
});

describe('1205 has only what its step uses', () => {
  const nothing = {
    amount: null,
    agreedDate: null,
    mediumNumber: null,
    newCertificate: null,
    shownName: null,
    payout: null,
    funding: null,
  };
  const everything = {
    accountNumber: ACCOUNT,
    mediumNumber: '70000123',
    drawWhat: 'part',
    drawAmount: '3000',
    newCertificate: '10000001',
    amount: '500',
    agreedDate: '2026-03-20',
    shownName: '仇海峰',
    payoutTo: 'account',
    payoutAccount: DEMAND,
    fundedFrom: 'cash',
    fundingPieces: { n100: 5 },
  };

  test('draw a part', () => {
    expect(made(changeTermDeposit, everything)).toEqual({
      ...nothing,
      step: 'draw',
      accountNumber: ACCOUNT,
      amount: '300000',
      mediumNumber: '70000123',
      newCertificate: '10000001',
      shownName: '仇海峰',
      payout: { to: 'account', accountNumber: DEMAND },
    });
  });

  test('draw everything', () => {
    expect(made(changeTermDeposit, { ...everything, drawWhat: 'all' })).toMatchObject({ amount: null, newCertificate: null });
  });

  test('give notice, on a day that exists', () => {
    expect(made(changeTermDeposit, { ...everything, step: 'giveNotice' })).toEqual({
      ...nothing,
      step: 'giveNotice',
      accountNumber: ACCOUNT,
      amount: '50000',
      agreedDate: '2026-03-20',
      shownName: '仇海峰',
    });
    expect(made(changeTermDeposit, { ...everything, step: 'giveNotice', agreedDate: '2026-02-30' })).toEqual({
      agreedDate: 'DATE_INVALID',
    });
  });

  test('take a notice back', () => {
    expect(made(changeTermDeposit, { ...everything, step: 'cancelNotice' })).toEqual({
      ...nothing,
      step: 'cancelNotice',
      accountNumber: ACCOUNT,
      shownName: '仇海峰',
    });
  });

  test('pay an instalment, counted', () => {
    expect(made(changeTermDeposit, { ...everything, step: 'payIn' })).toEqual({
      ...nothing,
      step: 'payIn',
      accountNumber: ACCOUNT,
      amount: '50000',
      funding: { from: 'cash', denominations: { n100: 5 } },
    });
    expect(made(changeTermDeposit, { ...everything, step: 'payIn', fundingPieces: { n100: 4 } })).toEqual({
      fundingPieces: 'DENOMINATIONS_MISMATCH',
    });
  });
});
