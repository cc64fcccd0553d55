import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CustomerData } from '../../contract/central/ecifData.ts';
import type { TellerCaller } from '../central.ts';
import { serializable } from '../database/serializable.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, newKey } from '../testing/counter.ts';
import { createCustomer } from './create.ts';
import { customersOf, somebody } from './testing.ts';

let central: TestCentral;
let counter: Counter;
let other: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  counter = counterAt(central.url);
  other = counterAt(central.url, 'PC-1002-01');
  await counter.signOn();
  await other.signOn();
});
afterAll(() => central.stop());

interface Created {
  readonly customerNumber: string;
  readonly reviewCaseId: string | null;
}
interface Options {
  readonly key?: string;
  readonly at?: Counter;
}
const create = (customer: CustomerData, { key = newKey(), at = counter }: Options = {}) =>
  at.send<Created>('POST', '/v1/customers', { key, body: { customer, seenCandidates: [], greyOverrideId: null } });
const customers = () => customersOf(central.db);

test('of two counters that create one person at once, one creates and the other gets the customer as existing', async () => {
  for (let round = 0; round < 5; round += 1) {
    const data = somebody();
    const old = { ...data, idNumber: data.idNumber.slice(0, 6) + data.idNumber.slice(8, 17) };
    const before = await customers();
    const replies = await Promise.all([create(data), create(old, { at: other }), create(data, { at: other }), create(data)]);
    const created = replies.filter(({ status }) => status === 200);
    expect(created).toHaveLength(1);
    for (const { status, problem } of replies.filter((reply) => reply.status !== 200))
      expect([status, problem.code, problem.details.customerNumber]).toEqual([409, 'CUSTOMER_EXISTS', created[0]?.value.customerNumber]);
    expect(await customers()).toBe(before + 1);
  }
});

test('creations through several processes are kept apart by the database alone', async () => {
  const caller: TellerCaller = {
    deviceId: 'PC-1001-01',
    branchCode: '1001',
    businessDate: '2025-03-10' as TellerCaller['businessDate'],
    branchDay: 'open',
    tellerId: '100101',
    roles: ['teller'],
    level: 1,
    sessionHash: '',
  };
  const context = { seenCandidates: [], greyAllowedBy: null, clientKey: null, now: '2025-03-10T01:00:00.000Z' };
  for (let round = 0; round < 10; round += 1) {
    const data = somebody();
    const old = { ...data, idNumber: data.idNumber.slice(0, 6) + data.idNumber.slice(8, 17) };
    const before = await customers();
    const results = await Promise.all(
      [data, old, data].map((each) => serializable(central.db, (tx) => createCustomer(tx, caller, each, context))),
    );
    const numbers = results.map((result) => (result.ok ? result.value.customerNumber : result.error.details.customerNumber));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(numbers).size).toBe(1);
    expect(await customers()).toBe(before + 1);
  }
});

test('forty different people at once all get numbers, and no two the same', async () => {
  const replies = await Promise.all(
    Array.from({ length: 40 }, (_, index) => create(somebody(), { at: index % 2 === 0 ? counter : other })),
  );
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
  expect(new Set(replies.map(({ value }) => value.customerNumber)).size).toBe(40);
});

test('of two namesakes created at once with different documents, the second is told of the first', async () => {
  const one = somebody();
  const two = { ...one, idType: 'passport' as const, idNumber: 'E10000001', birthDate: '1999-09-09', sex: 'F' as const };
  const replies = await Promise.all([create(one), create(two, { at: other })]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(replies.find(({ status }) => status === 409)?.problem.code).toBe('CUSTOMER_CANDIDATES');
});

test('the same key sent twice at once creates once', async () => {
  const [data, key] = [somebody(), newKey()];
  const before = await customers();
  const [a, b] = await Promise.all([create(data, { key }), create(data, { key })]);
  expect([a?.status, a?.text]).toEqual([200, b?.text]);
  expect(await customers()).toBe(before + 1);
});
