import { expect, test } from 'vitest';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { AccountRow } from '../accounts/account.ts';
import type { TellerCaller } from '../central.ts';
import { parametersAt } from '../parameters/at.ts';
import { SINGLE_DEFAULTS } from '../parameters/defaults.ts';
import { createWorld, type Facts } from '../posting/world.ts';
import type { Till } from '../tills/tills.ts';
import { handler } from './1201.ts';
import { handledCodes } from './handlers.ts';

const caller: TellerCaller = {
  deviceId: 'PC-1001-01',
  branchCode: '1001',
  businessDate: '2025-03-10' as BusinessDate,
  branchDay: 'open',
  tellerId: '100101',
  roles: ['teller'],
  level: 1,
  sessionHash: '',
};
const till: Till = {
  id: '1001-T01',
  kind: 'till',
  branchCode: '1001',
  state: 'active',
  tellerId: '100101',
  currency: 'CNY',
  balance: 0n,
  denominations: {},
};
const account: AccountRow = {
  number: '10010100000000112',
  customer_number: '8000000001',
  product_code: 'D01',
  branch_code: '1001',
  currency: 'CNY',
  state: 'active',
  opened_on: '2025-01-01',
  balance: 500n,
  hold: 0n,
  overdraft_limit: 0n,
  last_sequence: 7n,
  holder_name: '曾小明',
  holder_kind: 'person',
  class: null,
  face_to_face: true,
  debit_stop: false,
  product_kind: 'demand',
  product_zh: '活期储蓄存款',
  product_en: 'Savings account',
  subject: '2011',
  book_number: null,
  book_state: null,
  next_line: null,
  lines_per_book: null,
  version: null,
  printed_through: null,
};
const facts = { days: new Map(), accounts: [account], tills: [till] } satisfies Facts;

const parameters = parametersAt([], SINGLE_DEFAULTS, 0n, caller.businessDate);

/** Decides on 100 yuan without any database. */
const decide = (change: Partial<Facts>) => {
  const values = handler.validate({
    accountNumber: account.number,
    currency: 'CNY',
    amount: '10000',
    denominations: { n100: 1 },
    remark: '',
  });
  if (!values.ok) throw new Error(values.error.message);
  const decided = handler.post(
    { caller, tillId: till.id, values: values.value, clientKey: '', now: new Date(0), parameters },
    createWorld({ ...facts, ...change }),
    undefined,
  );
  return decided.ok ? decided.value : decided.error.code;
};

test('a deposit is decided from what was read, and changes nothing by deciding', () => {
  expect(decide({})).toMatchObject({
    amount: 10_000n,
    moves: [{ account: { balance: 500n }, amount: 10_000n, cash: true }],
    cash: [{ tillId: '1001-T01', balance: 10_000n, denominations: { n100: 1 } }],
    pairs: [{ amount: 10_000n, debit: { subject: '1001', owner: '1001-T01' }, credit: { subject: '2011', owner: account.number } }],
  });
  expect([account.balance, till.balance]).toEqual([500n, 0n]);
});

test.each([
  ['no till', { tills: [] }, 'TILL_NOT_OPEN'],
  ['a paused till', { tills: [{ ...till, state: 'paused' as const }] }, 'TILL_NOT_OPEN'],
  ['a colleague’s till', { tills: [{ ...till, tellerId: '100102' }] }, 'TILL_NOT_OPEN'],
  ['a till of another branch', { tills: [{ ...till, branchCode: '1002' }] }, 'TILL_NOT_OPEN'],
  ['no account', { accounts: [] }, 'ACCOUNT_UNKNOWN'],
  ['a frozen account', { accounts: [{ ...account, state: 'frozen' as const }] }, 'ACCOUNT_FROZEN'],
  ['an account in dollars', { accounts: [{ ...account, currency: 'USD' }] }, 'ACCOUNT_CURRENCY_DIFFERS'],
  ['a till full of notes', { tills: [{ ...till, denominations: { n100: 1_000_000 } }] }, 'AMOUNT_TOO_LARGE'],
  ['a balance at the end of the wire', { accounts: [{ ...account, balance: 10n ** 18n - 10_000n }] }, 'AMOUNT_TOO_LARGE'],
])('%s refuses', (_what, change, code) => {
  expect(decide(change)).toBe(code);
});

test('the codes that central posts are known by their catalogue entries', () => {
  expect(handledCodes()).toEqual(expect.arrayContaining(['0211', '1201', '1202', '1203']));
});
