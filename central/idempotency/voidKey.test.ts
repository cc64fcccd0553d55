import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Outcome } from '../../contract/central/transactions.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, deposit, newKey, openCounter } from '../testing/counter.ts';

const { active } = sandboxAccounts();
let central: TestCentral;
let counter: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  counter = await openCounter(central.url);
});
afterAll(() => central.stop());

const end = (key: string) => counter.send<Outcome>('POST', `/v1/transactions/by-key/${key}/void`, { as: 'device' });

test('a key that was ended books nothing, whatever still comes under it', async () => {
  const before = (await counter.account(active)).balance;
  const prepared = await counter.prepare('1201', deposit(active, 500));
  expect((await end(prepared.key)).value).toMatchObject({ outcome: 'rejected', error: { code: 'KEY_VOIDED' } });
  expect((await counter.post(prepared)).problem.code).toBe('IDEMPOTENCY_MISMATCH');
  expect((await counter.inquire(prepared.key)).value).toMatchObject({ outcome: 'rejected' });
  expect((await counter.account(active)).balance).toBe(before);
});

test('a key that has its outcome keeps it, and tells it', async () => {
  const prepared = await counter.prepare('1201', deposit(active, 600));
  const posted = await counter.post(prepared);
  expect((await end(prepared.key)).text).toBe(posted.text);
  expect((await end(prepared.key)).text).toBe(posted.text);
});

test('a posting and the ending of its key at the same moment agree on one outcome', async () => {
  for (let round = 0; round < 12; round += 1) {
    const prepared = await counter.prepare('1201', deposit(active, 100 + round));
    const before = BigInt((await counter.account(active)).balance);
    const [posted, ended] = await Promise.all([counter.post(prepared), end(prepared.key)]);
    const booked = BigInt((await counter.account(active)).balance) - before;
    expect(ended.value.outcome).toBe(booked === 0n ? 'rejected' : 'accepted');
    expect(posted.status === 200 && posted.value.outcome === 'accepted').toBe(booked !== 0n);
  }
});

test('the key of another PC is not ended', async () => {
  const key = newKey();
  await end(key);
  const rows = await central.db.selectFrom('outcomes').select('device_id').where('client_key', '=', key).execute();
  expect(rows).toEqual([{ device_id: counter.deviceId }]);
});
