import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { Parameter } from '../../contract/parameters/kinds.ts';
import { serializable } from '../database/serializable.ts';
import { startTestCentral, TEST_DATE, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, newKey } from '../testing/counter.ts';
import { DEFAULT_PARAMETERS } from './defaults.ts';
import { createParameters } from './parameters.ts';
import { writeParameters } from './write.ts';

type Snapshot = RouteResponse<(typeof centralRoutes)['parameterSnapshot']>;
type History = RouteResponse<(typeof centralRoutes)['parameters']>;

const TODAY = TEST_DATE as BusinessDate;
let central: TestCentral;
let administrator: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  administrator = counterAt(central.url, 'PC-1000-01');
  await administrator.signOn('100070');
});
afterAll(() => central.stop());

const quoteLifetime = (lifetimeSeconds: number, effectiveFrom = TEST_DATE) => ({
  kind: 'quote',
  key: 'bank',
  effectiveFrom,
  value: { lifetimeSeconds },
});
const fee = (key: string, amount: string, effectiveFrom = TEST_DATE) => ({
  kind: 'fee',
  key,
  effectiveFrom,
  value: { names: { zh: '工本费', en: 'Charge' }, transactions: ['1101'], currency: 'CNY', charge: { basis: 'fixed', amount } },
});

const change = (body: unknown, options: { key?: string; by?: Counter } = {}) =>
  (options.by ?? administrator).send<{ version: string; changes: number }>('POST', '/v1/parameters', {
    body,
    key: options.key ?? newKey(),
  });

const page = async (query: string): Promise<Snapshot> =>
  (await administrator.send<Snapshot>('GET', `/v1/parameters/snapshot?${query}`, { as: 'device' })).value;

/** All pages of one reading. */
async function snapshot(since = '0', limit = 1_000): Promise<Omit<Snapshot, 'next'>> {
  const pages = [await page(`since=${since}&limit=${limit}`)];
  for (let last = pages.at(-1); last !== undefined && last.next !== null; last = pages.at(-1))
    pages.push(await page(`since=${since}&limit=${limit}&cursor=${last.next}`));
  const [first] = pages;
  if (first === undefined) throw new Error('no page');
  return { ...first, changed: pages.flatMap(({ changed }) => changed), removed: pages.flatMap(({ removed }) => removed) };
}

test('a branch gets everything that is in force or will be, by pages, each row once', async () => {
  const whole = await snapshot();
  expect(whole.full).toBe(true);
  const byPages = await snapshot('0', 7);
  expect(byPages.changed).toEqual(whole.changed);
  const names = whole.changed.map(({ kind, key, effectiveFrom }) => `${kind}/${key}/${effectiveFrom}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('largeValue/bank/2017-07-01');
  // Replaced long before this business date.
  expect(names).not.toContain('largeValue/bank/2007-03-01');
  expect(whole.changed.filter(({ kind }) => kind === 'bankCode')).toHaveLength(82);
});

test('what changed since a version is that and nothing else; ended keys are named', async () => {
  const { version } = await snapshot();
  await change({ set: [fee('NEW', '5')] });
  await change({ set: [fee('NEW', '6'), quoteLifetime(600, '2025-04-01')] });
  await change({ end: [{ kind: 'fee', key: 'DRAFT', effectiveFrom: TEST_DATE }] });
  const delta = await snapshot(version, 1);
  expect(delta).toMatchObject({ full: false, version: String(BigInt(version) + 3n) });
  expect(delta.changed).toEqual([fee('NEW', '6'), quoteLifetime(600, '2025-04-01')]);
  expect(delta.removed).toEqual([{ kind: 'fee', key: 'DRAFT', effectiveFrom: TEST_DATE }]);
  expect(await snapshot(delta.version)).toMatchObject({ changed: [], removed: [], full: false });
  const whole = await snapshot();
  expect(whole.changed.filter(({ kind, key }) => kind === 'fee' && key === 'DRAFT')).toEqual([]);
  expect(whole.removed).toEqual([]);
});

test('a version that central has not reached gives everything', async () => {
  expect((await page('since=999999&limit=1')).full).toBe(true);
});

test('pages of one reading tell the same version while parameters change', async () => {
  const first = await page('limit=5');
  await change({ set: [fee('MEANWHILE', '1')] });
  const second = await page(`limit=5000&cursor=${first.next}`);
  expect(second.version).toBe(first.version);
  expect(second.changed.some(({ key }) => key === 'MEANWHILE')).toBe(false);
});

test('a change is answered once per key, byte for byte, and adds one version', async () => {
  const key = newKey();
  const replies = await Promise.all(Array.from({ length: 6 }, () => change({ set: [fee('ONCE', '3')] }, { key })));
  expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  const rows = await central.db.selectFrom('parameters').select('version').where('key', '=', 'ONCE').execute();
  expect(rows).toHaveLength(1);
  expect(await change({ set: [fee('ONCE', '4')] }, { key })).toMatchObject({ status: 422, problem: { code: 'IDEMPOTENCY_MISMATCH' } });
});

test('changes at the same time get different versions', async () => {
  const replies = await Promise.all(Array.from({ length: 8 }, (_, index) => change({ set: [fee(`RACE${index}`, '1')] })));
  expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(200));
  expect(new Set(replies.map(({ value }) => value.version)).size).toBe(8);
});

test('nothing may hold from a day that has passed, and then nothing of the request is written', async () => {
  const before = await snapshot();
  const reply = await change({ set: [fee('LATE', '1'), fee('LATE2', '1', '2025-03-09')] });
  expect(reply).toMatchObject({
    status: 409,
    problem: { code: 'PARAMETER_TOO_EARLY', details: { businessDate: TEST_DATE, key: 'LATE2' } },
  });
  expect((await snapshot(before.version)).changed).toEqual([]);
});

test.each([
  ['a value of another shape', { set: [{ ...quoteLifetime(600), value: { lifetimeSeconds: '600' } }] }],
  ['a field that the kind does not know', { set: [{ ...quoteLifetime(600), value: { lifetimeSeconds: 600, extra: 1 } }] }],
  ['a kind that does not exist', { set: [{ ...quoteLifetime(600), kind: 'mood' }] }],
  ['a key that is none of the kind', { set: [{ ...quoteLifetime(600), key: 'other' }] }],
  [
    'a price as a binary fraction',
    { set: [{ ...fee('F', '1'), value: { ...fee('F', '1').value, charge: { basis: 'fixed', amount: 0.1 } } }] },
  ],
  ['the end of what the bank must have', { end: [{ kind: 'quote', key: 'bank', effectiveFrom: TEST_DATE }] }],
  ['the end of a key that cannot be', { end: [{ kind: 'bankCode', key: 'x', effectiveFrom: TEST_DATE }] }],
  ['one key twice', { set: [fee('TWICE', '1'), fee('TWICE', '2')] }],
  ['nothing', {}],
])('%s is refused', async (_what, body) => {
  expect(await change(body)).toMatchObject({ status: 400, problem: { code: 'INPUT_INVALID' } });
});

test.each([
  ['a teller', '100101', 'PC-1001-01'],
  ["a branch's supervisor", '100190', 'PC-1001-01'],
  ["head office's auditor", '100099', 'PC-1000-01'],
])('%s may not set parameters', async (_who, teller, device) => {
  const counter = counterAt(central.url, device);
  await counter.signOn(teller);
  expect(await change({ set: [fee('NO', '1')] }, { by: counter })).toMatchObject({ status: 403, problem: { code: 'NOT_PERMITTED' } });
});

test('the history says what held, since when, and who set it', async () => {
  await change({ set: [fee('HISTORY', '1')] });
  await change({ set: [fee('HISTORY', '2'), fee('HISTORY', '3', '2025-05-01')] });
  await change({ end: [{ kind: 'fee', key: 'HISTORY', effectiveFrom: '2025-06-01' }] });
  const rows: History['parameters'] = [];
  for (let next: string | null = ''; next !== null; ) {
    const { value }: { value: History } = await administrator.send<History>(
      'GET',
      `/v1/parameters?kind=fee&key=HISTORY&limit=1&cursor=${next}`,
    );
    rows.push(...value.parameters);
    next = value.next;
  }
  expect(
    rows.map(({ effectiveFrom, setBy, value }) => [
      effectiveFrom,
      setBy,
      (value as { charge?: { amount: string } } | null)?.charge?.amount,
    ]),
  ).toEqual([
    [TEST_DATE, '100070', '1'],
    [TEST_DATE, '100070', '2'],
    ['2025-05-01', '100070', '3'],
    ['2025-06-01', '100070', undefined],
  ]);
});

test('in code they are at hand by date, with what the newest change says', async () => {
  const parameters = await createParameters(central.db);
  expect(parameters.at(TODAY).one('largeValue').cash.cny).toBe('5000000');
  expect(parameters.at('2010-01-01' as BusinessDate).one('largeValue').cash.cny).toBe('20000000');
  expect(parameters.at(TODAY).get('counterLimit', '1')).toMatchObject({ cashIn: '20000000' });
  expect(parameters.at(TODAY).all('overrideRule').get('cashDeposit.large')).toMatchObject({ fromAmount: '20000000' });
  await change({ set: [quoteLifetime(1_200), quoteLifetime(2_400, '2025-03-12')] });
  expect(parameters.at(TODAY).one('quote').lifetimeSeconds).not.toBe(1_200);
  await parameters.refresh();
  expect(parameters.at(TODAY).one('quote').lifetimeSeconds).toBe(1_200);
  expect(parameters.at('2025-03-11' as BusinessDate).one('quote').lifetimeSeconds).toBe(1_200);
  expect(parameters.at('2025-03-12' as BusinessDate).one('quote').lifetimeSeconds).toBe(2_400);
});

test('the directory of all banks reaches a branch, and so does a change of it', async () => {
  const before = (await snapshot()).version;
  const codes = Array.from(
    { length: 150_000 },
    (_, index): Parameter => ({
      kind: 'bankCode',
      key: `9${String(index).padStart(11, '0')}`,
      effectiveFrom: TEST_DATE,
      value: { nameZh: `演示银行第${index}支行`, city: '北京' },
    }),
  );
  await serializable(central.db, (tx) => writeParameters(tx, { set: codes, at: central.clock.now().toISOString(), by: null }));
  const delta = await snapshot(before, 5_000);
  expect(delta.changed).toHaveLength(150_000);
  expect(new Set(delta.changed.map(({ key }) => key)).size).toBe(150_000);
  await serializable(central.db, (tx) => writeParameters(tx, { set: codes.slice(0, 10), at: central.clock.now().toISOString(), by: null }));
  expect((await snapshot(delta.version)).changed).toHaveLength(10);
}, 120_000);

test('every default is one that the bank could set itself, and no key stands twice', () => {
  const names = DEFAULT_PARAMETERS.map(({ kind, key, effectiveFrom }) => `${kind}/${key}/${effectiveFrom}`);
  expect(new Set(names).size).toBe(names.length);
});
