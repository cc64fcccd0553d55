import { describe, expect, it, test } from 'vitest';
import type { WaitingTransfer } from '../../views/branchCash.ts';
import { openBranchDay } from '../branchDay/0201.ts';
import type { FormSide, FormValues, TransactionDefinition } from '../definition.ts';
import { vaultToTill } from '../vault/0221.ts';
import { tillToVault } from '../vault/0222.ts';
import { closeTill } from './0212.ts';
import { pauseTill } from './0213.ts';
import { countTill } from './0214.ts';
import { writeOffDifference } from './0215.ts';
import { takeInCounterfeits } from './0216.ts';
import { tillToTill } from './0223.ts';
import { exchangeDenominations } from './0224.ts';
import { handOverTill } from './0241.ts';

const LI: FormSide = { tellerId: '100101', branchCode: '1001', tillId: '1001-T01' };
const KEEPER: FormSide = { tellerId: '100180', branchCode: '1001', tillId: null };
const witness = { tellerId: '100190', name: '陈淑兰', proof: 'proof' };
const proven = { tellerId: '100190', proof: 'proof' };

const request = (definition: TransactionDefinition, values: FormValues, side = LI): unknown => {
  const made = definition.toRequest?.(values, side);
  return made?.ok === true ? made.value : made?.error.map(({ field, code }) => `${field} ${code}`);
};

const cash = (over: Partial<Extract<WaitingTransfer, { kind: 'cash' }>> = {}) => ({
  kind: 'cash',
  code: '0221',
  number: '2026030200000007',
  giver: '100180',
  receiver: '100101',
  token: null,
  givenAt: '2026-03-02T01:00:00.000Z',
  fromTill: '1001-T00',
  toTill: '1001-T01',
  amount: '100000',
  denominations: { n100: 10 },
  ...over,
});

describe('cash moves', () => {
  it('gives from the vault to the till that was chosen, with a second person', () => {
    const values = { step: 'give', receiver: { tillId: '1001-T01', tellerId: '100101' }, denominations: { n100: 10 }, witness };
    expect(request(vaultToTill, values, KEEPER)).toEqual({
      step: 'give',
      receiver: '100101',
      fromTill: '1001-T00',
      toTill: '1001-T01',
      currency: 'CNY',
      amount: '100000',
      denominations: { n100: 10 },
      witness: proven,
    });
    expect(request(vaultToTill, { step: 'give' }, KEEPER)).toEqual(['receiver FIELD_REQUIRED', 'witness FIELD_REQUIRED']);
    expect(request(vaultToTill, { ...values, denominations: {} }, KEEPER)).toEqual(['denominations FIELD_REQUIRED']);
  });

  it('accepts what was chosen, counted and said; a receiver’s token may be typed small', () => {
    const values = { step: 'accept', transfer: cash(), denominations: { n50: 20 }, token: 'abcd2345' };
    expect(request(vaultToTill, values)).toEqual({
      step: 'accept',
      number: '2026030200000007',
      token: 'ABCD2345',
      fromTill: '1001-T00',
      toTill: '1001-T01',
      currency: 'CNY',
      amount: '100000',
      denominations: { n50: 20 },
    });
    expect(request(vaultToTill, { ...values, denominations: { n50: 19 } })).toEqual(['denominations TRANSFER_COUNT_DIFFERS']);
    expect(request(vaultToTill, { ...values, token: 'abc' })).toEqual(['token FORMAT_WRONG']);
    expect(request(vaultToTill, { ...values, transfer: 'whatever' })).toEqual(['transfer FIELD_REQUIRED']);
    expect(request(vaultToTill, { ...values, transfer: cash({ receiver: '100102' }) })).toEqual(['transfer TRANSFER_NOT_YOURS']);
    expect(request(vaultToTill, values, { ...LI, tillId: null })).toEqual(['step TILL_NOT_OPEN']);
  });

  it('returns the very pieces that are on their way, without a count, for a reason', () => {
    const values = { step: 'return', transfer: cash(), reason: '少一把', witness };
    expect(request(vaultToTill, values)).toEqual({
      step: 'return',
      number: '2026030200000007',
      reason: '少一把',
      fromTill: '1001-T00',
      toTill: '1001-T01',
      currency: 'CNY',
      amount: '100000',
      denominations: { n100: 10 },
      witness: proven,
    });
    expect(request(vaultToTill, { ...values, reason: '' })).toEqual(['reason FIELD_REQUIRED']);
  });

  it('hands in to the vault from the own till, and goes between two tills', () => {
    const given = { step: 'give', denominations: { n100: 10 } };
    expect(request(tillToVault, { ...given, receiver: '100180' })).toMatchObject({
      fromTill: '1001-T01',
      toTill: '1001-T00',
      receiver: '100180',
    });
    expect(request(tillToVault, { ...given, receiver: 'x' })).toEqual(['receiver FORMAT_WRONG']);
    const receiver = { tillId: '1001-T02', tellerId: '100102' };
    expect(request(tillToTill, { ...given, receiver })).toMatchObject({ fromTill: '1001-T01', toTill: '1001-T02', receiver: '100102' });
    expect(request(tillToTill, { ...given, receiver }, KEEPER)).toEqual(['step TILL_NOT_OPEN']);
  });

  it('moves pieces of the own till alone', () => {
    const moved = (step: string, tillId: string) =>
      tillToTill.cash({ step, fromTill: '1001-T01', toTill: '1001-T02', denominations: { n100: 3 } }, { tillId, quote: null });
    const [none, three] = [{}, { n100: 3 }];
    expect(moved('give', '1001-T01')).toEqual({ taken: none, given: three });
    expect(moved('accept', '1001-T02')).toEqual({ taken: three, given: none });
    expect(moved('return', '1001-T01')).toEqual({ taken: three, given: none });
    expect(moved('return', '1001-T02')).toEqual({ taken: none, given: none });
  });
});

describe('counts', () => {
  it('closes with what was counted; a difference wants a reason and a second person', () => {
    const count = { denominations: { n100: 9 } };
    expect(request(closeTill, { ...count, difference: 'none' })).toEqual({
      tillId: '1001-T01',
      currency: 'CNY',
      amount: '90000',
      denominations: { n100: 9 },
    });
    expect(request(closeTill, { ...count, difference: 'short' })).toEqual(['explanation FIELD_REQUIRED']);
    expect(request(closeTill, { ...count, difference: 'short', explanation: '多付' })).toEqual(['witness WITNESS_NEEDED']);
    expect(request(closeTill, { ...count, difference: 'short', explanation: '多付', witness, seal: 'F-1' })).toMatchObject({
      explanation: '多付',
      witness: proven,
      seal: 'F-1',
    });
    expect(request(closeTill, { ...count, difference: 'none', seal: '封条一' })).toEqual(['seal FORMAT_WRONG']);
    expect(request(closeTill, {})).toEqual(['denominations FIELD_REQUIRED']);
    expect(request(closeTill, { ...count, difference: 'none' }, KEEPER)).toEqual(['denominations TILL_NOT_OPEN']);
  });

  it('counts the own till alone, the vault by two', () => {
    const values = { denominations: { n100: 9 }, difference: 'none' };
    expect(request(countTill, values)).toMatchObject({ tillId: '1001-T01', amount: '90000' });
    expect(request(countTill, values, KEEPER)).toEqual(['witness WITNESS_NEEDED']);
    expect(request(countTill, { ...values, witness }, KEEPER)).toMatchObject({ tillId: '1001-T00', witness: proven });
    const short = { ...values, witness, difference: 'vaultShort', explanation: '清分差错' };
    expect(request(countTill, short, KEEPER)).toMatchObject({ explanation: '清分差错' });
  });

  it('decides on a difference that was chosen, for a reason', () => {
    const difference = {
      number: '2026030200000009',
      tillId: '1001-T01',
      kind: 'short',
      amount: '1000',
      explanation: '多付',
      explainedBy: '100101',
    };
    expect(request(writeOffDifference, { difference, reason: '核销' })).toEqual({
      number: '2026030200000009',
      currency: 'CNY',
      amount: '1000',
      reason: '核销',
    });
    expect(request(writeOffDifference, {})).toEqual(['difference FIELD_REQUIRED', 'reason FIELD_REQUIRED']);
  });
});

test('an exchange is worth the same on both sides, whichever pieces they are', () => {
  expect(request(exchangeDenominations, { taken: { n100: 1 }, given: { n50: 1, n10: 5 } })).toEqual({
    currency: 'CNY',
    amount: '10000',
    taken: { n100: 1 },
    given: { n50: 1, n10: 5 },
  });
  expect(request(exchangeDenominations, { taken: { n100: 1 }, given: { n50: 1 } })).toEqual(['given DENOMINATIONS_MISMATCH']);
  expect(request(exchangeDenominations, { taken: { n100: 1 } })).toEqual(['given DENOMINATIONS_MISMATCH']);
  expect(request(exchangeDenominations, { taken: { n100: 1 }, given: { n100: 1 } }, KEEPER)).toEqual(['taken TILL_NOT_OPEN']);
});

test('a till is paused and resumed by whoever has one', () => {
  expect(request(pauseTill, { step: 'pause' })).toEqual({ tillId: '1001-T01', step: 'pause' });
  expect(request(pauseTill, {})).toEqual(['step FIELD_REQUIRED']);
  expect(request(pauseTill, { step: 'resume' }, KEEPER)).toEqual(['step TILL_NOT_OPEN']);
});

test('a whole till is given with a supervisor, accepted by count and token, and returned without a count', () => {
  const transfer = {
    kind: 'handOver',
    code: '0241',
    number: '2026030200000011',
    giver: '100102',
    receiver: '100101',
    token: null,
    givenAt: '2026-03-02T01:00:00.000Z',
    tillId: '1001-T02',
    amount: '100000',
  };
  const given = { step: 'give', receiver: '100103', denominations: { n100: 10 }, witness };
  expect(request(handOverTill, given)).toMatchObject({
    step: 'give',
    receiver: '100103',
    tillId: '1001-T01',
    amount: '100000',
    witness: proven,
  });
  expect(
    request(handOverTill, { step: 'accept', transfer, denominations: { n100: 10 }, token: 'abcd2345' }, { ...LI, tillId: null }),
  ).toEqual({
    step: 'accept',
    number: '2026030200000011',
    tillId: '1001-T02',
    token: 'ABCD2345',
    currency: 'CNY',
    amount: '100000',
    denominations: { n100: 10 },
  });
  expect(request(handOverTill, { step: 'return', transfer, reason: '有误' })).toMatchObject({
    step: 'return',
    amount: '0',
    denominations: {},
  });
  expect(request(handOverTill, given, { ...LI, tillId: null })).toEqual(['step TILL_NOT_OPEN']);
});

describe('counterfeit money', () => {
  const values = {
    item: 'cny-note',
    faceValue: '100',
    pieces: '2',
    serials: 'hd90260001，HD90260002',
    certificateNumber: 'jb-1',
    holderName: '张三',
    holderIdNumber: '110101199003070011',
    witness,
  };
  it('is recorded with the numbers of its notes', () => {
    expect(request(takeInCounterfeits, values)).toEqual({
      item: 'cny-note',
      currency: 'CNY',
      faceValue: '10000',
      pieces: 2,
      serials: ['HD90260001', 'HD90260002'],
      certificateNumber: 'JB-1',
      holderName: '张三',
      holderIdType: 'residentId',
      holderIdNumber: '110101199003070011',
      witness: proven,
    });
    expect(request(takeInCounterfeits, { ...values, item: 'cny-coin', faceValue: '1', serials: undefined })).toMatchObject({
      faceValue: '100',
      serials: [],
    });
    expect(request(takeInCounterfeits, { ...values, item: 'foreign', currency: 'jpy', faceValue: '10000' })).toMatchObject({
      currency: 'JPY',
      faceValue: '10000',
    });
  });
  it.each([
    [{ serials: 'HD1' }, 'serials FORMAT_WRONG'],
    [{ serials: 'HD1 HD1' }, 'serials FORMAT_WRONG'],
    [{ serials: 'HD1 号码' }, 'serials FORMAT_WRONG'],
    [{ pieces: '0' }, 'pieces FORMAT_WRONG'],
    [{ pieces: 'two' }, 'pieces NUMBER_INVALID'],
    [{ faceValue: '0' }, 'faceValue AMOUNT_ZERO'],
    [{ faceValue: '一百' }, 'faceValue AMOUNT_NOT_A_NUMBER'],
    [{ item: 'foreign', currency: 'CNY' }, 'currency FORMAT_WRONG'],
    [{ item: 'foreign', currency: 'XXZ' }, 'currency FORMAT_WRONG'],
    [{ witness: undefined }, 'witness FIELD_REQUIRED'],
    [{ certificateNumber: '假 1' }, 'certificateNumber FORMAT_WRONG'],
  ])('refuses %o', (over, error) => {
    expect(request(takeInCounterfeits, { ...values, ...over })).toEqual([error]);
  });
});

test('the day to open is central’s, which the form waits for', () => {
  expect(request(openBranchDay, { businessDate: '2026-03-03' }, KEEPER)).toEqual({ businessDate: '2026-03-03' });
  expect(request(openBranchDay, {}, KEEPER)).toEqual(['businessDate FIELD_REQUIRED']);
});
