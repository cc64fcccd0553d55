import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../checks/run.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { postApproved, wordOf } from '../testing/approve.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, deposit, openCounter } from '../testing/counter.ts';

const accounts = sandboxAccounts();
let central: TestCentral;
let teller: Counter;
let supervisor: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  teller = await openCounter(central.url);
  supervisor = counterAt(central.url, 'PC-1001-02');
  await supervisor.signOn('100190');
  await teller.post(await teller.prepare('1201', deposit(accounts.active, 15_000_000n)));
});
afterAll(() => central.stop());

/** The first word that central has to say: the quote's refusal, or the outcome. */
async function attempt(code: string, values: Record<string, unknown>): Promise<string> {
  const quoted = await teller.quote(code, values);
  if (quoted.status !== 200) return quoted.problem.code;
  const { quoteId, businessDate, transactionCode } = quoted.value;
  const tillId = '1001-T01';
  return wordOf(
    (await teller.post({ key: quoted.key, body: { transactionCode, quoteId, businessDate, tillId, values: values as never } })).value,
  );
}
const holds = async () => expect((await checkBooks(central.db)).results.filter(({ offences }) => offences.length > 0)).toEqual([]);

const withdrawal = (fen: bigint, more: Record<string, unknown> = {}) => ({ ...deposit(accounts.active, fen), ...more });
const move = (toAccount: string, fen: bigint, payeeName: string, fromAccount: string = accounts.active) => ({
  fromAccount,
  toAccount,
  currency: 'CNY',
  amount: fen.toString(),
  payeeName,
  remark: '',
});
const nameOf = async (number: string) => (await teller.account(number)).holderName;
const till = () => central.db.selectFrom('till_cash').selectAll().where('till_id', '=', '1001-T01').executeTakeFirstOrThrow();

test('a withdrawal leaves account and till by the same amount, and the till by the very notes', async () => {
  const [before, cash] = [await teller.account(accounts.active), await till()];
  expect(await attempt('1202', withdrawal(30_000n))).toBe('accepted');
  const [after, left] = [await teller.account(accounts.active), await till()];
  expect(BigInt(before.balance) - BigInt(after.balance)).toBe(30_000n);
  expect(cash.balance - left.balance).toBe(30_000n);
  expect((cash.denominations.n100 ?? 0) - (left.denominations.n100 ?? 0)).toBe(3);
  await holds();
});

test('more than is there, or than is not held, is refused', async () => {
  const { balance } = await teller.account(accounts.active);
  expect(await attempt('1202', withdrawal(BigInt(balance) + 10_000n - (BigInt(balance) % 10_000n), { shownName: '曾小明' }))).toBe(
    'BALANCE_TOO_LOW',
  );
  await central.db
    .updateTable('accounts')
    .set({ hold: BigInt(balance) - 10_000n })
    .where('number', '=', accounts.active)
    .execute();
  expect(await attempt('1202', withdrawal(20_000n))).toBe('BALANCE_TOO_LOW');
  expect(await attempt('1202', withdrawal(10_000n))).toBe('accepted');
  await central.db.updateTable('accounts').set({ hold: 0n }).where('number', '=', accounts.active).execute();
});

test('notes that the till does not hold cannot be paid', async () => {
  expect(await attempt('1202', { ...withdrawal(100n), denominations: { 'c0.02': 50 } })).toBe('TILL_LACKS_PIECES');
});

test('from 50,000 yuan on somebody shows an ID, and it is the holder’s', async () => {
  expect(await attempt('1202', withdrawal(5_000_000n))).toBe('IDENTITY_NEEDED');
  expect(await attempt('1202', withdrawal(5_000_000n, { shownName: '王小二' }))).toBe('NAME_DIFFERS');
  const shownName = await nameOf(accounts.active);
  expect(await attempt('1202', withdrawal(5_000_000n, { shownName }))).toBe('OVERRIDE_MISSING');
  const outcome = await postApproved(teller, supervisor, '1202', withdrawal(5_000_000n, { shownName }));
  expect(wordOf(outcome)).toBe('accepted');
  await holds();
});

test('a transfer moves the amount once, within a branch and between branches', async () => {
  for (const to of [accounts.newBook, accounts.otherBranch]) {
    const [from, before] = [await teller.account(accounts.active), await teller.account(to)];
    expect(await attempt('1203', move(to, 12_345n, ` ${await nameOf(to)}　`))).toBe('accepted');
    expect(BigInt(from.balance) - BigInt((await teller.account(accounts.active)).balance)).toBe(12_345n);
    expect(BigInt((await teller.account(to)).balance) - BigInt(before.balance)).toBe(12_345n);
  }
  await holds();
});

test.each([
  ['to the same account', () => move(accounts.active, 100n, '曾小明'), 'SAME_ACCOUNT'],
  ['to somebody of another name', () => move(accounts.newBook, 100n, '查无此人'), 'NAME_DIFFERS'],
  ['from a frozen account', () => move(accounts.active, 100n, '曾小明', accounts.frozen), 'ACCOUNT_FROZEN'],
  ['to a dormant account', () => move(accounts.dormant, 100n, '某人'), 'ACCOUNT_DORMANT'],
  ['of nothing', () => move(accounts.newBook, 0n, '某人'), 'AMOUNT_ZERO'],
  ['of less than nothing', () => move(accounts.newBook, -1n, '某人'), 'AMOUNT_NEGATIVE'],
])('a transfer %s is refused', async (_what, values, code) => {
  expect(await attempt('1203', values())).toBe(code);
});

test('an account of class II gives 10,000 yuan a day and not a fen more', async () => {
  await central.db.updateTable('accounts').set({ class: 'II' }).where('number', '=', accounts.active).execute();
  // What went out earlier in this file counts: start from a day of its own.
  const { outDay } = await central.db
    .selectFrom('account_entries')
    .select((eb) => eb.fn.sum<string>(eb.neg('amount')).as('outDay'))
    .where('account_number', '=', accounts.active)
    .where('business_date', '=', '2025-03-10')
    .where('amount', '<', 0n)
    .executeTakeFirstOrThrow();
  const room = 1_000_000n - BigInt(outDay);
  expect(room).toBeLessThan(0n);
  expect(await attempt('1202', withdrawal(10_000n))).toBe('ACCOUNT_CLASS_LIMIT');
  await central.db.updateTable('accounts').set({ class: null }).where('number', '=', accounts.active).execute();
  const to = accounts.newBook;
  await central.db.updateTable('accounts').set({ class: 'II' }).where('number', '=', to).execute();
  const name = await nameOf(accounts.active);
  const { inDay } = await central.db
    .selectFrom('account_entries')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<string>('amount'), eb.val('0')).as('inDay'))
    .where('account_number', '=', to)
    .where('business_date', '=', '2025-03-10')
    .where('amount', '>', 0n)
    .executeTakeFirstOrThrow();
  const free = 1_000_000n - BigInt(inDay);
  expect(await attempt('1203', move(to, free + 1n, await nameOf(to)))).toBe('ACCOUNT_CLASS_LIMIT');
  expect(await attempt('1203', move(to, free, await nameOf(to)))).toBe('accepted');
  expect(await attempt('1203', move(to, 1n, await nameOf(to)))).toBe('ACCOUNT_CLASS_LIMIT');
  expect(await attempt('1203', move(accounts.active, 1n, name, to))).toBe('accepted');
});
