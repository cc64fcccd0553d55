import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteResponse } from '../../contract/central/define.ts';
import type { ecifRoutes } from '../../contract/central/ecif.ts';
import type { CustomerChange } from '../../contract/central/ecifData.ts';
import type { CustomerView } from '../../contract/views/customer.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, newKey } from '../testing/counter.ts';
import { channelLimitOf, limitRefusal, servicesOnAccount } from './obligations.ts';
import { residentIdOf } from './testing.ts';

let central: TestCentral;
let counter: Counter;
let supervisor: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  counter = counterAt(central.url);
  supervisor = counterAt(central.url, 'PC-1001-02');
  await counter.signOn();
  await supervisor.signOn('100190');
});
afterAll(() => central.stop());

type Changed = RouteResponse<(typeof ecifRoutes)['changeCustomer']>;

/** 曾小明, and a company of the sandbox. */
const PERSON = '8000000001';
const COMPANY = '8000000033';

const change = (change: CustomerChange, { number = PERSON, version = null as number | null, key = newKey(), at = counter } = {}) =>
  at.send<Changed>('POST', `/v1/customers/${number}/changes`, { key, body: { version, change } });
const view = async (number = PERSON) => (await counter.send<CustomerView>('GET', `/v1/customers/${number}`)).value;

const related = (over: Partial<Extract<CustomerChange, { what: 'relationship' }>>): CustomerChange => ({
  what: 'relationship',
  kind: 'shareholder',
  other: { customerNumber: null, name: '贾宝玉', idType: 'residentId', idNumber: residentIdOf('1980-02-02', 5) },
  shareBp: 4_000,
  scope: null,
  validFrom: '2025-03-10',
  validUntil: null,
  ...over,
});

test('shareholders never hold more than the whole, and nobody is registered twice', async () => {
  const at = { number: COMPANY };
  expect((await change(related({ shareBp: 4_001 }), at)).problem.code).toBe('CUSTOMER_CHANGE_REFUSED');
  expect((await change(related({}), at)).status).toBe(200);
  expect((await change(related({ shareBp: 1 }), at)).problem.code).toBe('CUSTOMER_CHANGE_REFUSED');
  expect((await change(related({ shareBp: null }), at)).problem.code).toBe('CUSTOMER_CHANGE_REFUSED');
});

test('two counters that add the last share at once: one of them is refused', async () => {
  const at = { number: '8000000034' };
  const one = related({});
  const two = related({ other: { customerNumber: null, name: '薛宝钗', idType: 'residentId', idNumber: residentIdOf('1981-02-02', 6) } });
  const replies = await Promise.all([change(one, at), change(two, { ...at, at: supervisor })]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test.each([
  ['a legal representative of a person', PERSON, related({ kind: 'legalRepresentative', shareBp: null })],
  ['a second legal representative', COMPANY, related({ kind: 'legalRepresentative', shareBp: null })],
  ['a spouse of a company', COMPANY, related({ kind: 'spouse', shareBp: null })],
  [
    'oneself',
    PERSON,
    related({ kind: 'spouse', shareBp: null, other: { customerNumber: PERSON, name: 'x', idType: null, idNumber: null } }),
  ],
  [
    'somebody without a document',
    PERSON,
    related({ kind: 'guardian', shareBp: null, other: { customerNumber: null, name: '王五', idType: null, idNumber: null } }),
  ],
  ['an end before the beginning', PERSON, related({ kind: 'guardian', shareBp: null, validUntil: '2025-03-10' })],
])('%s is refused', async (_what, number, relationship) => {
  expect((await change(relationship, { number })).problem.code).toBe('CUSTOMER_CHANGE_REFUSED');
});

test('services and limits keep their rules', async () => {
  expect((await change({ what: 'service', service: 'payroll', status: 'suspended', accountNumber: null })).problem.code).toBe(
    'CUSTOMER_CHANGE_REFUSED',
  );
  expect((await change({ what: 'service', service: 'eBank', status: 'ended', accountNumber: null })).status).toBe(200);
  expect((await view()).services).toContainEqual(expect.objectContaining({ service: 'eBank', status: 'ended', changedOn: '2025-03-10' }));
  const [foreign] = (await view('8000000003')).accounts;
  const signed = { what: 'service', service: 'payroll', status: 'active', accountNumber: foreign?.number ?? null } as const;
  expect((await change(signed)).problem.code).toBe('ACCOUNT_UNKNOWN');
  const limit = (perTransaction: string, perDay: string) =>
    ({ what: 'channelLimit', channel: 'atm', currency: 'CNY', limit: { perTransaction, perDay } }) as CustomerChange;
  expect((await change(limit('100', '99'))).problem.code).toBe('CUSTOMER_CHANGE_REFUSED');
  expect((await change(limit('-1', '99'))).problem.code).toBe('CUSTOMER_CHANGE_REFUSED');
  expect((await change(limit('200000', '500000'))).status).toBe(200);
  expect((await view()).channelLimits).toContainEqual({ channel: 'atm', currency: 'CNY', perTransaction: '200000', perDay: '500000' });
  const gone = { what: 'channelLimit', channel: 'atm', currency: 'CNY', limit: null } as CustomerChange;
  expect([(await change(gone)).status, (await change(gone)).problem.code]).toEqual([200, 'CUSTOMER_CHANGE_REFUSED']);
});

test('a service that runs on an account is named before the account is closed, an ended one is not', async () => {
  const number = (await view('8000000003')).accounts[0]?.number ?? null;
  const sign = (status: 'active' | 'ended') =>
    change({ what: 'service', service: 'payroll', status, accountNumber: number }, { number: '8000000003' });
  await sign('active');
  expect(await servicesOnAccount(central.db, number ?? '')).toEqual(['payroll']);
  await sign('ended');
  expect(await servicesOnAccount(central.db, number ?? '')).toEqual([]);
});

test("a customer's limit on a channel may be reached and not exceeded", async () => {
  const limit = await channelLimitOf(central.db, PERSON, 'eBank', 'CNY');
  expect(limit).toEqual({ perTransaction: 5_000_000n, perDay: 20_000_000n });
  expect(await channelLimitOf(central.db, PERSON, 'pos', 'CNY')).toBeNull();
  expect(limitRefusal(limit, 5_000_000n, 15_000_000n)).toBeNull();
  expect(limitRefusal(limit, 5_000_001n, 0n)).toBe('ABOVE_TRANSACTION_LIMIT');
  expect(limitRefusal(limit, 5_000_000n, 15_000_001n)).toBe('ABOVE_DAY_LIMIT');
  expect(limitRefusal(null, 10n ** 17n, 0n)).toBeNull();
});
