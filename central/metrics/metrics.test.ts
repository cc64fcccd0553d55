import { afterAll, beforeAll, expect, test } from 'vitest';
import { retrying, TooContended } from '../database/retry.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, deposit, newKey, openCounter } from '../testing/counter.ts';
import { createMetrics } from './metrics.ts';
import { observing } from './observer.ts';

const { active } = sandboxAccounts();
let central: TestCentral;
let counter: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  counter = await openCounter(central.url);
});
afterAll(() => central.stop());

const scrape = async (): Promise<string> => (await fetch(`${central.url}/metrics`)).text();
/** The value of one series; 0 when it was never counted. */
const valueIn = (text: string, series: string): number =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${series} `))
      ?.split(' ')
      .at(-1) ?? 0,
  );
const value = async (series: string): Promise<number> => valueIn(await scrape(), series);

test('a posting, its repetition and a refusal are counted each as what it is', async () => {
  const accepted = 'guitai_central_postings_total{transaction="1201",outcome="accepted",code=""}';
  const before = await value(accepted);
  const prepared = await counter.prepare('1201', deposit(active, 300));
  await counter.post(prepared);
  await counter.post(prepared);
  await counter.post(prepared);
  expect((await value(accepted)) - before).toBe(1);
  expect(await value('guitai_central_replays_total{route="post"}')).toBe(2);

  await counter.post({ key: newKey(), body: prepared.body });
  expect(await value('guitai_central_postings_total{transaction="1201",outcome="rejected",code="QUOTE_STALE"}')).toBe(1);
  await counter.post({ key: newKey(), body: { ...prepared.body, transactionCode: '9999' as typeof prepared.body.transactionCode } });
  expect(await value('guitai_central_postings_total{outcome="refused",transaction="",code="TRANSACTION_UNKNOWN"}')).toBe(1);
});

test('requests are timed by the name of their route and their status', async () => {
  const count = 'guitai_central_request_seconds_count{route="account",status="404"}';
  const before = await value(count);
  await counter.send('GET', '/v1/accounts/10019999999999999');
  expect((await value(count)) - before).toBe(1);
});

test('paths and names that callers make up become no label', async () => {
  const series = async (): Promise<number> => (await scrape()).split('\n').filter((line) => line.includes('route=')).length;
  await counter.send('GET', '/v1/none/0');
  await counter.send('GET', '/v1/accounts/0');
  const before = await series();
  for (let each = 1; each <= 30; each += 1) {
    await counter.send('GET', `/v1/none/${each}`);
    await counter.send('GET', `/v1/accounts/${each}`);
    await fetch(`${central.url}/v1/transactions`, { method: 'POST', headers: { 'guitai-device': `PC-${each}` } });
  }
  // Of the last kind the first one makes a series of its own.
  expect((await series()) - before).toBeLessThan(20);
  const text = await scrape();
  for (const secret of [active, '曾小明', 'PC-1001-01', '100101', '8000000001']) expect(text).not.toContain(secret);
});

test('connections, event loop and versions are told', async () => {
  const text = await scrape();
  for (const pool of ['query', 'hot']) {
    expect(valueIn(text, `guitai_central_database_connections{pool="${pool}",state="idle"}`)).toBeGreaterThan(0);
    expect(text).toContain(`guitai_central_database_connections{pool="${pool}",state="waiting"} 0`);
    expect(text).toContain(`guitai_central_database_connections{pool="${pool}",state="in_use"} 0`);
  }
  expect(text).toMatch(/guitai_central_event_loop_lag_seconds\{quantile="0.99"\} \d/);
  expect(text).toMatch(/guitai_central_build_info\{version="[\d.]+",node="24[\d.]+",database="embedded PostgreSQL 18[\d.]+"\} 1/);
});

test('transactions that lose are counted for the central whose request they serve', async () => {
  const [mine, other] = [createMetrics({ pools: {}, database: 'a' }), createMetrics({ pools: {}, database: 'b' })];
  const losing = async (): Promise<never> => {
    throw Object.assign(new Error('made'), { code: '40001' });
  };
  await expect(observing(mine, () => retrying(losing, async () => null))).rejects.toBeInstanceOf(TooContended);
  const text = await mine.text();
  expect(valueIn(text, 'guitai_central_transaction_retries_total{state="40001"}')).toBe(12);
  expect(valueIn(text, 'guitai_central_transactions_too_contended_total')).toBe(1);
  expect(await other.text()).not.toContain('40001');
  mine.end();
  other.end();
});
