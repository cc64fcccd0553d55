import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../checks/run.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { postApproved } from '../testing/approve.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, deposit, newKey, openCounter } from '../testing/counter.ts';

const { active, frozen } = sandboxAccounts();
let central: TestCentral;
let teller: Counter;
let supervisor: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  teller = await openCounter(central.url);
  supervisor = counterAt(central.url, 'PC-1001-02');
  await supervisor.signOn('100190');
});
afterAll(() => central.stop());

interface Result {
  readonly clientKey: string;
  readonly outcome: { outcome: string; traceNumber: string; result?: { suspended?: { code: string } }; error?: { code: string } } | null;
  readonly error: { code: string } | null;
}

const captured = (values: Record<string, unknown>, over: Record<string, unknown> = {}) => ({
  clientKey: newKey(),
  transactionCode: '1201',
  businessDate: '2026-03-02',
  capturedAt: '2026-03-02T02:00:00.000Z',
  tellerId: '100101',
  tillId: '1001-T01',
  values,
  ...over,
});
const forward = async (...postings: ReturnType<typeof captured>[]): Promise<readonly Result[]> => {
  const reply = await teller.send<{ results: Result[] }>('POST', '/v1/transactions/captured', { as: 'device', body: { postings } });
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.value.results;
};
const balance = async (number: string): Promise<bigint> => BigInt((await teller.account(number)).balance);
const tillBalance = async () =>
  (await central.db.selectFrom('till_cash').select('balance').where('till_id', '=', '1001-T01').executeTakeFirstOrThrow()).balance;
const holds = async () => expect((await checkBooks(central.db)).results.filter(({ offences }) => offences.length > 0)).toEqual([]);

test('what a counter took in offline is posted when it comes, once, however often it is forwarded', async () => {
  const before = await balance(active);
  const one = captured(deposit(active, 12_300));
  const two = captured(deposit(active, 500));
  const first = await forward(one, two);
  expect(first.map(({ outcome }) => outcome?.outcome)).toEqual(['accepted', 'accepted']);
  expect(await forward(one, two)).toEqual(first);
  expect(await balance(active)).toBe(before + 12_800n);
  const inquired = await teller.inquire(one.clientKey);
  expect(inquired.value).toEqual(first[0]?.outcome);
  await holds();
});

test('the same key with another amount is refused and posts nothing', async () => {
  const before = await balance(active);
  const one = captured(deposit(active, 100));
  await forward(one);
  const [other] = await forward({ ...one, values: deposit(active, 200) });
  expect(other?.error?.code).toBe('IDEMPOTENCY_MISMATCH');
  expect(await balance(active)).toBe(before + 100n);
});

test('cash for an account that cannot take it is suspended under a number, and settled to the account that the customer meant', async () => {
  const cash = await tillBalance();
  const before = await balance(active);
  const [result] = await forward(captured(deposit('99999999999', 7_000)));
  expect(result?.outcome).toMatchObject({ outcome: 'accepted', result: { suspended: { code: 'ACCOUNT_UNKNOWN' } } });
  expect(await tillBalance()).toBe(cash + 7_000n);
  await holds();
  const number = result?.outcome?.traceNumber ?? '';
  const list = await teller.send<{ suspended: { number: string; tellerId: string; amount: string }[] }>('GET', '/v1/suspended');
  expect(list.value.suspended[0]).toMatchObject({ number, tellerId: '100101', amount: '7000', accountNumber: '99999999999' });
  const values = { number, to: 'account', accountNumber: active, denominations: {}, reason: '客户更正账号' };
  expect(await postApproved(teller, supervisor, '1504', values)).toMatchObject({ outcome: 'accepted' });
  expect(await balance(active)).toBe(before + 7_000n);
  const again = await teller.quote('1504', values);
  expect(again.problem.code).toBe('SUSPENDED_NOT_OPEN');
  await holds();
});

test('suspended cash is paid back in the pieces that are counted out, never in others', async () => {
  const [result] = await forward(captured(deposit('99999999998', 10_000)));
  const cash = await tillBalance();
  const values = { number: result?.outcome?.traceNumber ?? '', to: 'cash', accountNumber: null, denominations: {}, reason: '退还客户' };
  expect((await teller.quote('1504', values)).value).toMatchObject({ amount: '10000' });
  expect((await teller.quote('1504', { ...values, denominations: { n50: 1 } })).problem.code).toBe('DENOMINATIONS_MISMATCH');
  expect(await postApproved(teller, supervisor, '1504', { ...values, denominations: { n100: 1 } })).toMatchObject({ outcome: 'accepted' });
  expect(await tillBalance()).toBe(cash - 10_000n);
  await holds();
});

test('an amount that would have needed a supervisor is suspended, not booked without one', async () => {
  const [result] = await forward(captured(deposit(active, 30_000_000)));
  expect(result?.outcome?.result?.suspended?.code).toBe('OVERRIDE_MISSING');
  await holds();
});

test('what may not be taken in offline, or comes for a teller of another branch, is refused', async () => {
  const [withdrawal] = await forward(captured(deposit(active, 100), { transactionCode: '1202' }));
  expect(withdrawal?.error?.code).toBe('OFFLINE_REFUSED');
  const [stranger] = await forward(captured(deposit(active, 100), { tellerId: '100201' }));
  expect(stranger?.error?.code).toBe('NOT_PERMITTED');
  await holds();
});

test('a deposit to a frozen account comes in as it would at the counter', async () => {
  const online = await teller.quote('1201', deposit(frozen, 100));
  const [result] = await forward(captured(deposit(frozen, 100)));
  const expected = online.status === 200 ? undefined : online.problem.code;
  expect(result?.outcome?.result?.suspended?.code).toBe(expected);
});
