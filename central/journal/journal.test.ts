import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteResponse } from '../../contract/central/define.ts';
import type { journalRoutes } from '../../contract/central/journal.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { postApproved } from '../testing/approve.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, deposit, openCounter } from '../testing/counter.ts';

type Journal = RouteResponse<(typeof journalRoutes)['journal']>;
type Entries = RouteResponse<(typeof journalRoutes)['accountEntries']>;

const { active, unknown } = sandboxAccounts();
let central: TestCentral;
let teller: Counter;
let colleague: Counter;
let supervisor: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  teller = await openCounter(central.url);
  colleague = await openCounter(central.url, 'PC-1001-02', '100102', '1001-T02');
  supervisor = counterAt(central.url, 'PC-1001-03');
  await supervisor.signOn('100190');
  for (const fen of [100, 200, 300]) await teller.post(await teller.prepare('1201', deposit(active, fen)));
  await colleague.post(await colleague.prepare('1201', deposit(active, 400)));
});
afterAll(() => central.stop());

type Page = { readonly entries: readonly unknown[]; readonly next: string | null };

/** All items of a list, two at a time. */
async function all<P extends Page>(path: string): Promise<P['entries'][number][]> {
  const seen: P['entries'][number][] = [];
  let cursor = '';
  do {
    const { value } = await teller.send<P>('GET', `${path}${path.includes('?') ? '&' : '?'}limit=2&cursor=${cursor}`);
    seen.push(...value.entries);
    cursor = value.next ?? '';
  } while (cursor !== '');
  return seen;
}
const journal = (query = '') => all<Journal>(`/v1/journal${query}`) as Promise<Journal['entries']>;
const amounts = (rows: Journal['entries']) =>
  rows.filter(({ transactionCode }) => transactionCode === '1201').map(({ lines }) => lines[0]?.amount);

test('the day’s journal in the order of posting, page by page, with both sides of each entry', async () => {
  const rows = await journal();
  expect(amounts(rows)).toEqual(['100', '200', '300', '400']);
  expect(rows.map(({ traceNumber }) => traceNumber)).toEqual(rows.map(({ traceNumber }) => traceNumber).toSorted());
  expect(rows.find(({ lines }) => lines[0]?.amount === '200')).toMatchObject({
    tellerId: '100101',
    deviceId: 'PC-1001-01',
    lines: [
      { side: 'D', subject: '1001', owner: '1001-T01' },
      { side: 'C', subject: '2011', owner: active },
    ],
  });
});

test('one teller’s, one PC’s, one transaction’s, and another day’s', async () => {
  expect(amounts(await journal('?tellerId=100102'))).toEqual(['400']);
  expect(amounts(await journal('?own=true'))).toEqual(['100', '200', '300']);
  expect((await journal('?transactionCode=0211')).length).toBe(2);
  const yesterday = await journal('?businessDate=2025-03-09');
  expect(yesterday.every(({ businessDate }) => businessDate === '2025-03-09')).toBe(true);
  expect(yesterday.length).toBeGreaterThan(0);
});

test('a reversal and what it reversed point at each other', async () => {
  const outcome = (await teller.post(await teller.prepare('1201', deposit(active, 10_000)))).value;
  if (outcome.outcome !== 'accepted') throw new Error('Not accepted');
  const { traceNumber } = outcome;
  await postApproved(teller, supervisor, '1501', { traceNumber, reason: '录错', denominations: { n100: 1 } });
  const rows = await journal();
  const reversal = rows.find(({ reverses }) => reverses === traceNumber);
  expect(rows.find((row) => row.traceNumber === traceNumber)?.reversedBy).toBe(reversal?.traceNumber);
  expect(reversal?.authoriserIds).toEqual(['100190']);
});

test('the movements of an account, newest first, each with the balance behind it', async () => {
  const entries = (await all<Entries>(`/v1/accounts/${active}/entries`)) as Entries['entries'];
  expect(entries.map(({ sequence }) => sequence)).toEqual(Array.from({ length: entries.length }, (_, index) => entries.length - index));
  for (const [index, entry] of entries.entries()) {
    const before = entries[index + 1]?.balanceAfter ?? '0';
    expect(BigInt(entry.balanceAfter) - BigInt(before)).toBe(BigInt(entry.amount));
  }
  expect((await teller.send('GET', `/v1/accounts/${unknown}/entries`)).problem.code).toBe('ACCOUNT_UNKNOWN');
});

test('who sees no customers sees no journal', async () => {
  const it = counterAt(central.url, 'PC-1000-01');
  await it.signOn('100070');
  expect((await it.send('GET', '/v1/journal')).problem.code).toBe('NOT_PERMITTED');
});
