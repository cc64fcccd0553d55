import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  act,
  broken,
  closeFor,
  closingValues,
  type Desk,
  type Opened,
  openDesk,
  printAll,
  printedAccount,
  quoted,
} from '../accounts/testing/desk.ts';
import { move } from '../endOfDay/testing/bank.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { openCounter } from '../testing/counter.ts';

let central: TestCentral;
let desk: Desk;
beforeAll(async () => {
  central = await startTestCentral();
  desk = await openDesk(central, sandboxAccounts().active);
});
afterAll(() => central.stop());

const printed = (fen?: number) => printedAccount(central.db, desk, fen);
const closing = closingValues;
const close = (account: Opened) => closeFor(central.db, desk, desk.li, account);

test('an account that was opened today is closed with its money and no interest; the book is void', async () => {
  const account = await printed();
  const closed = await close(account);
  expect(closed).toMatchObject({
    amount: '100000',
    account: { state: 'active', balance: '0' },
    result: { paid: '100000', slip: { interest: '0' } },
  });
  expect(await desk.li.counter.account(account.accountNumber)).toMatchObject({ state: 'closed', balance: '0', passbook: null });
  expect(await close(account)).toBe('ACCOUNT_CLOSED');
  expect(await broken(central.db)).toEqual([]);
});

test('the quote shows every segment of the interest, and cash is paid for principal and interest together', async () => {
  const account = await printed(0);
  await openedThenDemand(account, '2025-01-10');
  await move(central.db, account.accountNumber, '2025-01-10', 10_000_000n);
  await move(central.db, account.accountNumber, '2025-02-10', -4_000_000n);
  await printAll(desk.li, account.mediumNumber);
  const told = await quoted(desk.li, '1103', closing(account));
  // 100,000 x 31 days and 60,000 x 28 days at 0.10 % of 360: 8.611 + 4.667 = 13.28 (积数 first, rounded once).
  expect(told).toMatchObject({
    amount: '6001328',
    result: {
      paid: '6001328',
      slip: {
        principal: '6000000',
        interest: '1328',
        tax: '0',
        lines: [
          { kind: 'demand', from: '2025-01-10', to: '2025-02-10', days: 31, base: '10000000', rate: '0.10' },
          { kind: 'demand', from: '2025-02-10', to: '2025-03-10', days: 28, base: '6000000' },
        ],
      },
    },
    overrides: expect.arrayContaining([expect.objectContaining({ rule: 'account.closeLarge' })]),
    notices: [{ level: 'warning' }],
  });
  expect(await close(account)).toMatchObject({
    amount: '6001328',
    entries: expect.arrayContaining([expect.objectContaining({ side: 'D', subject: '6411', amount: '1328' })]),
  });
  expect(await broken(central.db)).toEqual([]);
});

const openedThenDemand = (account: Opened, on: string) =>
  central.db.updateTable('accounts').set({ opened_on: on }).where('number', '=', account.accountNumber).execute();

test('what was set aside for the interest is used up, and the rest of it given back', async () => {
  const account = await printed(0);
  await openedThenDemand(account, '2025-02-08');
  await move(central.db, account.accountNumber, '2025-02-08', 3_000_000n);
  await printAll(desk.li, account.mediumNumber);
  const { accountNumber } = account;
  const entry = await central.db
    .selectFrom('journal_entry')
    .select('id')
    .where('business_date', '=', '2025-02-08')
    .limit(1)
    .executeTakeFirstOrThrow();
  const aside = { branch_code: '1001', currency: 'CNY', amount: 300n };
  await central.db
    .insertInto('accruals')
    .values({ account_number: accountNumber, business_date: '2025-02-28', kind: 'accrued', entry_id: entry.id, ...aside })
    .execute();
  await central.db
    .insertInto('interest_positions')
    .values({ account_number: accountNumber, settled_through: null, opening_sequence: 0n, settled_sequence: 0n, accrued: 300n })
    .execute();
  await central.db
    .insertInto('journal_pair')
    .values({
      entry_id: entry.id,
      pair_number: 77,
      ...aside,
      debit_subject: '6411',
      debit_owner: null,
      credit_subject: '2231',
      credit_owner: null,
    })
    .execute();
  expect(await broken(central.db)).toEqual([]);
  // 30 days: 2.50, of 3.00 that were set aside.
  const closed = await close(account);
  const pairs = typeof closed === 'string' ? [] : closed.entries.filter(({ subject }) => ['2231', '6411'].includes(subject));
  expect(pairs.map(({ side, subject, amount }) => `${side} ${subject} ${amount}`)).toEqual(['D 2231 250', 'D 2231 50', 'C 6411 50']);
  expect(await broken(central.db)).toEqual([]);
});

test('into an account of one’s own at another branch, the books of both branches balance', async () => {
  const account = await printed(0);
  await openedThenDemand(account, '2025-01-10');
  await move(central.db, account.accountNumber, '2025-01-10', 2_000_000n);
  await printAll(desk.li, account.mediumNumber);
  const { otherBranch } = sandboxAccounts();
  await central.db.updateTable('accounts').set({ customer_number: account.customerNumber }).where('number', '=', otherBranch).execute();
  const payout = { to: 'account', accountNumber: otherBranch };
  // 59 days at 0.10 %: 3.28.
  expect(await act(desk, desk.li, '1103', closing(account, {}, { payout }))).toMatchObject({ result: { paid: '2000328' } });
  expect(await broken(central.db)).toEqual([]);
});

test('in cash at another branch, interest and all', async () => {
  const counter = await openCounter(central.url, 'PC-1002-01', '100201', '1002-T01');
  const there = { counter, tellerId: '100201', tillId: '1002-T01' };
  const account = await printed(0);
  await openedThenDemand(account, '2025-01-10');
  await move(central.db, account.accountNumber, '2025-01-10', 1_525_425n);
  await printAll(desk.li, account.mediumNumber);
  // 15,254 x 59 days at 0.10 %: 2.50, so that no fen are needed.
  expect(
    await act(desk, there, '1103', closing(account, { n100: 152, n50: 1, n5: 1, n1: 1, 'n0.5': 1, 'c0.1': 2, 'c0.05': 1 })),
  ).toMatchObject({
    amount: '1525675',
  });
  expect(await broken(central.db)).toEqual([]);
});
