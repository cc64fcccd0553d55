import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Bank } from '../../contract/central/customers.ts';
import type { RouteDefinition } from '../../contract/central/define.ts';
import { centralRoutes } from '../../contract/central/routes.ts';
import type { CustomerHit } from '../../contract/views/customer.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt } from '../testing/counter.ts';

let central: TestCentral;
let counter: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  counter = counterAt(central.url);
  await counter.signOn();
});
afterAll(() => central.stop());

const isObject = (schema: unknown): schema is z.ZodObject => schema instanceof z.ZodObject;

test('a route that answers pages takes a cursor and a bounded limit, and the reverse', () => {
  const paged = (Object.entries(centralRoutes) as [string, RouteDefinition][]).filter(
    ([, { query, response }]) => (isObject(response) && 'next' in response.shape) || (query !== undefined && 'cursor' in query.shape),
  );
  expect(paged.length).toBeGreaterThan(2);
  for (const [name, { query, response }] of paged) {
    expect(isObject(response) && 'next' in response.shape, name).toBe(true);
    expect(Object.keys(query?.shape ?? {}), name).toEqual(expect.arrayContaining(['cursor', 'limit']));
    expect(query?.shape.limit?.safeParse('100000').success, name).toBe(false);
    expect(query?.shape.limit?.safeParse('0').success, name).toBe(false);
  }
});

type Query = Record<string, string | number>;
const get = <T>(path: string, query: Query) =>
  counter.send<T & { next?: string | null }>(
    'GET',
    `${path}?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))}`,
  );

/** Every page of a list, first to last. */
async function pages<T>(path: string, query: Query, between: () => Promise<void> = async () => undefined): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null | undefined = '';
  while (cursor !== null && cursor !== undefined) {
    const reply: { status: number; value: T & { next?: string | null } } = await get<T>(path, { ...query, cursor });
    expect(reply.status).toBe(200);
    all.push(reply.value);
    cursor = reply.value.next;
    await between();
  }
  expect(cursor).toBeNull();
  return all;
}

interface Lines {
  readonly lines: readonly { readonly lineNumber: number }[];
}

test('customers come page by page, in the order of one long page, none twice', async () => {
  const whole = (await get<{ hits: CustomerHit[] }>('/v1/customers', { query: '公司', limit: 50 })).value.hits;
  expect(whole.length).toBeGreaterThan(4);
  for (const limit of [1, 2, 5]) {
    const found = await pages<{ hits: CustomerHit[] }>('/v1/customers', { query: '公司', limit });
    expect(found.flatMap(({ hits }) => hits.map(({ number }) => number)).slice(0, whole.length)).toEqual(whole.map(({ number }) => number));
    for (const { hits } of found) expect(hits.length).toBeLessThanOrEqual(limit);
  }
});

test('a customer who disappears between two pages hides nobody else', async () => {
  const whole = (await get<{ hits: CustomerHit[] }>('/v1/customers', { query: '公司', limit: 50 })).value.hits.map(({ number }) => number);
  let first = true;
  const found = await pages<{ hits: CustomerHit[] }>('/v1/customers', { query: '公司', limit: 3 }, async () => {
    if (!first) return;
    first = false;
    // What was on the first page goes; with a count of rows to skip the fourth one would be skipped with it.
    await central.db
      .updateTable('customers')
      .set({ search_name: 'x' })
      .where('number', '=', whole[0] ?? '')
      .execute();
  });
  expect(found.flatMap(({ hits }) => hits.map(({ number }) => number)).slice(0, whole.length)).toEqual(whole);
});

test('bank codes come page by page', async () => {
  const whole = (await get<{ banks: Bank[] }>('/v1/banks', { query: '银行', limit: 50 })).value.banks.map(({ code }) => code);
  const found = await pages<{ banks: Bank[] }>('/v1/banks', { query: '银行', limit: 7 });
  const codes = found.flatMap(({ banks }) => banks.map(({ code }) => code));
  expect(codes.slice(0, 50)).toEqual(whole);
  expect(new Set(codes).size).toBe(codes.length);
});

test('a book is read from its last lines upwards', async () => {
  const { passbook_number: book } = await central.db
    .selectFrom('account_entries')
    .select(['passbook_number', (eb) => eb.fn.countAll().as('lines')])
    .where('passbook_number', 'is not', null)
    .groupBy('passbook_number')
    .orderBy('lines', 'desc')
    .executeTakeFirstOrThrow();
  const whole = (await get<Lines>(`/v1/passbooks/${book}/printed`, {})).value;
  expect(whole.lines.length).toBeGreaterThan(3);
  expect(whole).not.toHaveProperty('next');
  const found = await pages<Lines>(`/v1/passbooks/${book}/printed`, { limit: 2 });
  expect(found.toReversed().flatMap(({ lines }) => lines)).toEqual(whole.lines);
});

test('who does not ask for pages gets the answer of before', async () => {
  expect((await get('/v1/customers', { query: '公司', limit: 2 })).value).not.toHaveProperty('next');
  expect((await get('/v1/banks', { query: '银行', limit: 2 })).value).not.toHaveProperty('next');
});

test('a cursor of another list, a made-up one and a spoilt one are refused', async () => {
  const { next } = (await get('/v1/banks', { query: '银行', limit: 2, cursor: '' })).value;
  const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  for (const cursor of [
    next ?? '',
    'x',
    'a=b',
    made(['customers', [9, '8000000001']]),
    made(['customers', [1, "' or 1=1"]]),
    'A'.repeat(500),
  ])
    expect(await get('/v1/customers', { query: '公司', cursor })).toMatchObject({ status: 400, problem: { code: 'INPUT_INVALID' } });
});
