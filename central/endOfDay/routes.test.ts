import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { EndOfDay } from '../../contract/central/endOfDay.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, TEST_DATE, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, newKey } from '../testing/counter.ts';
import { closeBranches } from './testing/bank.ts';
import { brokenRules } from './testing/runOn.ts';

let central: TestCentral;
let office: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  office = counterAt(central.url, 'PC-1000-01');
  await office.signOn('100060');
});
afterAll(() => central.stop());

const start = (counter: Counter, businessDate: string, key = newKey()) =>
  counter.send<EndOfDay>('POST', '/v1/end-of-day', { key, body: { businessDate } });
const progress = async (date: string): Promise<EndOfDay> => (await office.send<EndOfDay>('GET', `/v1/end-of-day/${date}`)).value;

test('only the head office ends the day, and only when every branch has closed its own', async () => {
  const branch = counterAt(central.url, 'PC-1001-01');
  await branch.signOn('100190');
  expect((await start(branch, TEST_DATE)).problem.code).toBe('NOT_PERMITTED');
  const auditor = counterAt(central.url, 'PC-1000-01');
  await auditor.signOn('100099');
  expect((await start(auditor, TEST_DATE)).problem.code).toBe('NOT_PERMITTED');
  expect((await office.send('GET', `/v1/end-of-day/${TEST_DATE}`)).problem.code).toBe('END_OF_DAY_UNKNOWN');
  expect((await start(office, '2025-03-11')).problem).toMatchObject({
    code: 'END_OF_DAY_DATE_DIFFERS',
    details: { businessDate: TEST_DATE },
  });
  expect((await start(office, TEST_DATE)).problem).toMatchObject({
    code: 'END_OF_DAY_BRANCHES_OPEN',
    details: { branches: '1001, 1002, 1003' },
  });
});

test('it goes through its steps, opens the next bank date, and asking again changes nothing', async () => {
  await closeBranches(central.db, TEST_DATE);
  const key = newKey();
  const [first, second] = await Promise.all([start(office, TEST_DATE, key), start(office, TEST_DATE)]);
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(first.value).toMatchObject({ businessDate: TEST_DATE, nextBusinessDate: '2025-03-11', state: 'running', finishedAt: null });
  await vi.waitFor(async () => expect(await progress(TEST_DATE)).toMatchObject({ state: 'finished', lastError: null }), {
    timeout: 10_000,
  });
  const done = await progress(TEST_DATE);
  expect(done.steps.map(({ name }) => name)).toEqual([
    'cutOff',
    'lapseHolds',
    'lapseLosses',
    'markInstrumentsOverdue',
    'debitCollections',
    'dropQuotes',
    'bankCodes',
    'screening',
    'returnUncollected',
    'escalateInquiries',
    'matureDeposits',
    'settleQuarter',
    'accrue',
    'markDormant',
    'raiseMaturities',
    'openNextDate',
  ]);
  for (const step of done.steps)
    expect(step).toMatchObject({ done: step.total, startedAt: expect.any(String), finishedAt: expect.any(String) });
  expect((await start(office, TEST_DATE, key)).text).toBe(first.text);
  expect((await start(office, TEST_DATE)).value.state).toBe('finished');
  expect((await start(office, '2025-03-12', key)).problem.code).toBe('IDEMPOTENCY_MISMATCH');
  expect((await office.signOn('100060')).value.session.businessDate).toBe('2025-03-11');
  expect(await brokenRules(central.db)).toEqual([]);
});

test('what stops a run is told, and asking again continues it', async () => {
  await closeBranches(central.db, '2025-03-31');
  await central.db.deleteFrom('rates').where('code', '=', 'demand').execute();
  expect((await start(office, '2025-03-31')).status).toBe(200);
  await vi.waitFor(async () => expect(await progress('2025-03-31')).toMatchObject({ state: 'stopped' }), { timeout: 10_000 });
  expect((await progress('2025-03-31')).lastError).toMatch(/No rate demand is posted/);
  const rate = (effective_from: string, annual_rate: string) => ({ code: 'demand', term: '', effective_from, annual_rate });
  await central.db
    .insertInto('rates')
    .values([rate('2024-10-18', '0.10')])
    .execute();
  expect((await start(office, '2025-03-31')).status).toBe(200);
  await vi.waitFor(async () => expect(await progress('2025-03-31')).toMatchObject({ state: 'finished' }), { timeout: 10_000 });
  expect(await brokenRules(central.db)).toEqual([]);
});

test('passbooks see the interest as unposted, with the 21st as business date of the counter or later', async () => {
  const teller = counterAt(central.url);
  await teller.signOn();
  const account = await teller.account(sandboxAccounts().active);
  const lines = (await teller.lines(account.passbook?.number ?? '')).value.lines;
  expect(lines.at(-1)).toMatchObject({ summaryZh: '结息', balance: account.balance });
});
