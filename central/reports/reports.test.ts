import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteResponse } from '../../contract/central/define.ts';
import type { reportRoutes } from '../../contract/central/reports.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { sandboxTills } from '../sandbox/tills.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, deposit, openCounter } from '../testing/counter.ts';

type Day = RouteResponse<(typeof reportRoutes)['dayReport']>;
type Till = RouteResponse<(typeof reportRoutes)['tillReport']>;
type Vouchers = RouteResponse<(typeof reportRoutes)['voucherReport']>;

const { active } = sandboxAccounts();
const held = sandboxTills().find(({ id }) => id === '1001-T01')?.balance ?? 0n;
let central: TestCentral;
let teller: Counter;
let supervisor: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  teller = await openCounter(central.url);
  supervisor = counterAt(central.url, 'PC-1001-03');
  await supervisor.signOn('100190');
  for (const fen of [100_00, 200_00]) await teller.post(await teller.prepare('1201', deposit(active, fen)));
  const drawn = { accountNumber: active, currency: 'CNY', amount: '5000', denominations: { n50: 1 }, remark: '' };
  await teller.post(await teller.prepare('1202', drawn));
});
afterAll(() => central.stop());

const get = async <T>(from: Counter, path: string): Promise<T> => (await from.send<T>('GET', `/v1/reports/${path}`)).value;

test('the day by transaction, both sides summed by themselves; what books nothing is counted', async () => {
  const { rows, branchCode } = await get<Day>(supervisor, 'day');
  expect(branchCode).toBe('1001');
  expect(rows).toContainEqual({ transactionCode: '1201', currency: 'CNY', entries: 2, debit: '30000', credit: '30000' });
  expect(rows).toContainEqual({ transactionCode: '1202', currency: 'CNY', entries: 1, debit: '5000', credit: '5000' });
  expect(rows).toContainEqual({ transactionCode: '0211', currency: null, entries: 1, debit: '0', credit: '0' });
});

test('a day on which nothing was booked has no rows', async () => {
  expect(await get<Day>(supervisor, 'day?businessDate=1999-01-04')).toMatchObject({ businessDate: '1999-01-04', rows: [] });
});

test('a till by transaction: what came in, what went out, what is booked', async () => {
  expect(await get<Till>(teller, 'tills/1001-T01')).toMatchObject({
    opening: null,
    booked: (held + 25_000n).toString(),
    rows: [
      { transactionCode: '1201', entries: 2, in: '30000', out: '0' },
      { transactionCode: '1202', entries: 1, in: '0', out: '5000' },
    ],
  });
});

test('a till is its teller’s to look into, and the supervisor’s; another branch’s is unknown', async () => {
  const other = counterAt(central.url, 'PC-1001-02');
  await other.signOn('100102');
  expect((await other.send('GET', '/v1/reports/tills/1001-T01')).problem).toMatchObject({ code: 'NOT_PERMITTED' });
  expect((await supervisor.send('GET', '/v1/reports/tills/1001-T01')).status).toBe(200);
  expect((await supervisor.send('GET', '/v1/reports/tills/1002-T01')).problem).toMatchObject({ code: 'TILL_UNKNOWN' });
});

test('forms received are where they are, used, void, lost or sold', async () => {
  const before = (await get<Vouchers>(teller, 'vouchers')).types.find(({ type }) => type === 'passbook');
  expect(before).toMatchObject({ received: 10_000, inVault: 9_700, withTellers: 300, used: 0, usedToday: 0 });
  const first = '10000001';
  const spoilt = { of: 'teller', type: 'passbook', number: first, fate: 'void', reason: '打印错位' };
  expect((await teller.post(await teller.prepare('0233', spoilt))).value).toMatchObject({ outcome: 'accepted' });
  const { types } = await get<Vouchers>(teller, 'vouchers');
  expect(types.find(({ type }) => type === 'passbook')).toMatchObject({ void: 1, voidToday: 1, withTellers: 299 });
  for (const { received, ...rest } of types) {
    const { used, lost, sold, inVault, withTellers, inTransit } = rest;
    expect(received).toBe(used + rest.void + lost + sold + inVault + withTellers + inTransit);
  }
});
