import { describe, expect, test } from 'vitest';
import type { FormValues, TransactionDefinition } from '../definition.ts';
import { openDemandAccount } from './1101.ts';
import { openTermDeposit } from './1102.ts';
import { closeAccount } from './1103.ts';
import { reportLoss } from './1104.ts';
import { releaseLoss } from './1105.ts';
import { replaceMedium } from './1106.ts';
import { placeHold } from './1107.ts';
import { releaseHold } from './1108.ts';
import { updatePassbook } from './1110.ts';
import { newPassbook } from './1111.ts';

const ACCOUNT = '10010100000000112';
const CUSTOMER = '8000000001';

/** What a filled form comes to: the request, or the fields that are refused with their codes. */
const made = (definition: TransactionDefinition, values: FormValues): unknown => {
  const result = definition.toRequest?.(values);
  if (result === undefined) throw new Error(`${definition.code} has no form`);
  return result.ok ? result.value : Object.fromEntries(result.error.map(({ field, code }) => [field, code]));
};

describe('1101 open a demand account', () => {
  const form = { customerNumber: CUSTOMER, product: 'demand:D01', newPassbook: '10000001' };

  test('with a book and a first deposit', () => {
    expect(made(openDemandAccount, { ...form, amount: '1,000', denominations: { n100: 10 } })).toEqual({
      customerNumber: CUSTOMER,
      productCode: 'D01',
      class: 'I',
      medium: { type: 'passbook', number: '10000001' },
      currency: 'CNY',
      amount: '100000',
      denominations: { n100: 10 },
      agent: null,
    });
  });

  test('without money, without a book, of a company', () => {
    expect(made(openDemandAccount, { ...form, product: 'demand:D02', class: 'none', medium: 'none' })).toMatchObject({
      class: null,
      medium: null,
      amount: '0',
      denominations: {},
    });
  });

  test('by an agent, with a card', () => {
    const agent = { byAgent: true, agentName: '古丽娜尔·买买提', agentIdNumber: '11010519491231002X', agentIdExpiresOn: '20400101' };
    expect(made(openDemandAccount, { ...form, medium: 'card', newCard: '6217990000000000012', ...agent })).toMatchObject({
      newCard: 'CARD_NUMBER_WRONG',
    });
    expect(made(openDemandAccount, { ...form, medium: 'card', newCard: '4111111111111111', ...agent })).toMatchObject({
      medium: { type: 'card', number: '4111111111111111' },
      agent: { name: '古丽娜尔·买买提', idType: 'residentId', idNumber: '11010519491231002X', expiresOn: '2040-01-01' },
    });
  });

  test('pieces that are not the amount, pieces without an amount, a book number that is none', () => {
    expect(made(openDemandAccount, { ...form, amount: '900', denominations: { n100: 10 } })).toEqual({
      denominations: 'DENOMINATIONS_MISMATCH',
    });
    expect(made(openDemandAccount, { ...form, denominations: { n100: 10 } })).toEqual({ amount: 'FIELD_REQUIRED' });
    expect(made(openDemandAccount, { ...form, newPassbook: '12' })).toEqual({ newPassbook: 'FORMAT_WRONG' });
  });
});

describe('1102 open a time deposit', () => {
  const form = { customerNumber: CUSTOMER, product: 'fixed:F1Y', amount: '10000', newCertificate: '10000001' };

  test('fixed, from cash, rolling over', () => {
    expect(made(openTermDeposit, { ...form, rollover: true, fundingPieces: { n100: 100 } })).toMatchObject({
      productCode: 'F1Y',
      amount: '1000000',
      rollover: true,
      funding: { from: 'cash', denominations: { n100: 100 } },
      medium: { type: 'certificate', number: '10000001' },
    });
  });

  test('instalment savings have a book and do not roll over, whatever was ticked before', () => {
    expect(
      made(openTermDeposit, {
        ...form,
        product: 'instalment:I1Y',
        rollover: true,
        newPassbook: '10000007',
        fundedFrom: 'account',
        fundingAccount: ACCOUNT,
      }),
    ).toMatchObject({
      rollover: false,
      medium: { type: 'passbook', number: '10000007' },
      funding: { from: 'account', accountNumber: ACCOUNT },
    });
  });

  test('cash that is not the amount stands at the count', () => {
    expect(made(openTermDeposit, { ...form, fundingPieces: { n100: 99 } })).toEqual({ fundingPieces: 'DENOMINATIONS_MISMATCH' });
  });
});

test('1103 close: no number of a book where the account has none, and pieces only once the quote has said how much', () => {
  expect(made(closeAccount, { accountNumber: ACCOUNT, shownName: '𠮷田美穗' })).toEqual({
    accountNumber: ACCOUNT,
    mediumNumber: null,
    shownName: '𠮷田美穗',
    payout: { to: 'cash', denominations: {} },
  });
});

test('1104 loss report, in writing unless said otherwise', () => {
  expect(made(reportLoss, { accountNumber: ACCOUNT, shownName: '曾小明' })).toEqual({
    accountNumber: ACCOUNT,
    how: 'written',
    shownName: '曾小明',
    agent: null,
  });
  expect(made(reportLoss, { accountNumber: ACCOUNT, how: 'telepathy', shownName: '曾小明' })).toEqual({ how: 'CHOICE_UNKNOWN' });
});

test('1105 release: the number of what was found is needed', () => {
  expect(made(releaseLoss, { accountNumber: ACCOUNT, shownName: '刘建军' })).toEqual({ mediumNumber: 'FIELD_REQUIRED' });
  expect(made(releaseLoss, { accountNumber: ACCOUNT, mediumNumber: '6000000091', shownName: '刘建军' })).toMatchObject({
    mediumNumber: '6000000091',
  });
});

test('1106 replacement: the field of the kind that is chosen counts, and no other', () => {
  const form = { accountNumber: ACCOUNT, shownName: '刘建军', newPassbook: '10000001', newCertificate: '10000009' };
  expect(made(replaceMedium, form)).toMatchObject({ medium: { type: 'passbook', number: '10000001' } });
  expect(made(replaceMedium, { ...form, medium: 'certificate' })).toMatchObject({ medium: { type: 'certificate', number: '10000009' } });
  expect(made(replaceMedium, { ...form, medium: 'card' })).toEqual({ newCard: 'FIELD_REQUIRED' });
});

describe('1107 freeze or stop', () => {
  const officers = { firstName: '周正', firstId: '京0105法001', secondName: '吴明', secondId: '京0105法002' };
  const form = { accountNumber: ACCOUNT, kind: 'freeze', documentNumber: '(2026)京0105执1号', ...officers };

  test('by a court, with the two who came', () => {
    expect(made(placeHold, { ...form, endsOn: '2027-3-1' })).toEqual({
      accountNumber: ACCOUNT,
      kind: 'freeze',
      amount: null,
      authority: 'court',
      documentNumber: '(2026)京0105执1号',
      endsOn: '2027-03-01',
      requesters: [
        { name: '周正', idNumber: '京0105法001' },
        { name: '吴明', idNumber: '京0105法002' },
      ],
    });
  });

  test('of an amount, which is then needed', () => {
    expect(made(placeHold, { ...form, kind: 'amount' })).toEqual({ amount: 'AMOUNT_EMPTY' });
    expect(made(placeHold, { ...form, kind: 'amount', amount: '500' })).toMatchObject({ amount: '50000' });
  });

  test('one officer alone, one officer twice, and a freeze by the bank itself are refused at their fields', () => {
    expect(made(placeHold, { ...form, secondName: '', secondId: '' })).toEqual({
      secondName: 'FIELD_REQUIRED',
      secondId: 'FIELD_REQUIRED',
    });
    expect(made(placeHold, { ...form, secondId: officers.firstId })).toEqual({ secondId: 'HOLD_REFUSED' });
    expect(made(placeHold, { ...form, authority: 'bank' })).toEqual({ kind: 'HOLD_REFUSED' });
    expect(made(placeHold, { ...form, authority: 'bank', kind: 'stop' })).toMatchObject({ requesters: [] });
  });
});

test('1108 release of a hold: one of the account’s is chosen', () => {
  const form = { accountNumber: ACCOUNT, documentNumber: '解1号', reason: '案件终结' };
  expect(made(releaseHold, form)).toEqual({ holdId: 'FIELD_REQUIRED' });
  expect(made(releaseHold, { ...form, holdId: 'the first one' })).toEqual({ holdId: 'FORMAT_WRONG' });
  const holdId = '0190b1a3-8f5e-7e0a-9d2c-3f6f5a1f0a99';
  expect(made(releaseHold, { ...form, holdId })).toEqual({ holdId, documentNumber: '解1号', reason: '案件终结' });
});

test('1110 and 1111: the number is read off the book that lies on the counter', () => {
  expect(made(updatePassbook, { accountNumber: ACCOUNT, passbookNumber: '6000000011' })).toEqual({
    accountNumber: ACCOUNT,
    passbookNumber: '6000000011',
  });
  expect(made(updatePassbook, { accountNumber: ACCOUNT, passbookNumber: '6000' })).toEqual({ passbookNumber: 'FORMAT_WRONG' });
  expect(made(newPassbook, { accountNumber: ACCOUNT, passbookNumber: '6000000011', newPassbook: '10000001' })).toEqual({
    accountNumber: ACCOUNT,
    passbookNumber: '6000000011',
    newNumber: '10000001',
  });
});
