import { request } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { RouteDefinition } from '../../contract/central/define.ts';
import { problemSchema } from '../../contract/central/problem.ts';
import { type CentralRouteName, centralRoutes } from '../../contract/central/routes.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, newKey } from '../testing/counter.ts';

let central: TestCentral;
let counter: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  counter = counterAt(central.url);
});
afterAll(() => central.stop());

// A stream has no end to wait for; its input is judged in its own test.
const routes = (Object.entries(centralRoutes) as [CentralRouteName, RouteDefinition][]).filter(([, { stream }]) => stream !== true);

/** A valid value of a schema's JSON form, so that a fuzzed field stands among right ones. */
const EXAMPLES: Record<string, unknown> = {
  accountNumber: '10010100000000112',
  customerNumber: '8000000001',
  passbookNumber: '6000000011',
  clientKey: newKey(),
  query: 'zeng',
  limit: '5',
  cursor: '',
  tellerId: '100102',
  password: 'x',
  sequence: 1,
  hash: 'a'.repeat(64),
  at: '2025-03-10T01:00:00.000Z',
  version: 0,
  throughSequence: 1,
  transactionCode: '1201',
  businessDate: '2025-03-10',
  tillId: '1001-T01',
  quoteId: '0190b000-0000-7000-8000-000000000001',
  values: { accountNumber: '10010100000000112', currency: 'CNY', amount: '100', denominations: { n1: 1 }, remark: '' },
};

const keysOf = (schema: z.ZodType | undefined): string[] => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);
const example = (schema: z.ZodType | undefined): Record<string, unknown> =>
  Object.fromEntries(keysOf(schema).map((key) => [key, EXAMPLES[key]]));

/** What nobody should send and somebody will. */
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1.5,
    2 ** 53,
    1e308,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '9'.repeat(400),
    "' or 1=1 --",
    '../../etc/passwd',
    '%00',
    '１２３',
    '__proto__',
  ),
  fc.jsonValue({ maxDepth: 4 }),
);

/** As a part of an address. `String` would ask an object for a `toString` that a fuzzed one may not have. */
const textOf = (value: unknown): string => (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? ''));

const send = async (name: CentralRouteName, parts: { params: Record<string, unknown>; query: Record<string, unknown>; body: unknown }) => {
  const route: RouteDefinition = centralRoutes[name];
  const path = route.path.replaceAll(/:(\w+)/g, (_all, key: string) => {
    const text = textOf(parts.params[key]);
    return encodeURIComponent(text.isWellFormed() ? text : 'x') || '%20';
  });
  const query =
    route.query === undefined
      ? ''
      : `?${new URLSearchParams(Object.entries(parts.query).map(([key, value]): [string, string] => [key, textOf(value)]))}`;
  return await counter.send(route.method, path + query, {
    as: route.auth === 'teller' ? 'teller' : 'device',
    ...(route.idempotent === true ? { key: newKey() } : {}),
    ...(route.body === undefined ? {} : { body: JSON.stringify(parts.body) ?? 'null' }),
  });
};

/** Some routes take the own password, and wrong ones lock the teller. */
const beginAgain = async (): Promise<void> => {
  await central.db.updateTable('tellers').set({ failed_attempts: 0 }).where('id', '=', '100101').execute();
  await counter.signOn();
};

test.each(routes)(
  '%s answers whatever is sent with 200 or a problem of the catalogue, never with a server error',
  async (name, route) => {
    await beginAgain();
    const parts = ['params', 'query', 'body'] as const;
    const places = parts.flatMap((part) => keysOf(route[part] as z.ZodType | undefined).map((key) => [part, key] as const));
    const choices: fc.Arbitrary<readonly ['params' | 'query' | 'body', string | null]>[] = [
      ...(route.body === undefined ? [] : [fc.constant(['body', null] as const)]),
      ...(places.length === 0 ? [] : [fc.constantFrom(...places)]),
    ];
    if (choices.length === 0) return expect((await send(name, { params: {}, query: {}, body: undefined })).status).toBe(200);
    await fc.assert(
      fc.asyncProperty(fc.oneof(...choices), odd, async ([part, key], value) => {
        const input = { params: example(route.params), query: example(route.query), body: example(route.body) as unknown };
        if (key === null) input.body = value;
        else (input[part] as Record<string, unknown>)[key] = value;
        const reply = await send(name, input);
        if (reply.status === 200) return;
        expect([reply.status, reply.text]).toEqual([
          expect.toSatisfy((status: number) => status >= 400 && status < 500),
          expect.any(String),
        ]);
        expect(problemSchema.safeParse(reply.problem).success, reply.text.slice(0, 200)).toBe(true);
      }),
      { numRuns: 60 },
    );
    await beginAgain();
  },
  120_000,
);

test('a form of one hundred thousand nested lists is refused, not recursed into', async () => {
  await counter.signOn();
  const body = `{"transactionCode":"1201","clientKey":"${newKey()}","businessDate":"2025-03-10","tillId":null,"values":{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}}`;
  expect(await counter.send('POST', '/v1/quotes', { body })).toMatchObject({ status: 400, problem: { code: 'INPUT_INVALID' } });
});

test.each([
  ['not JSON', '{', 'application/json', 400],
  ['empty', '', 'application/json', 400],
  ['a form', 'a=b', 'application/x-www-form-urlencoded', 415],
  ['text', '{}', 'text/plain', 415],
  ['polluting', '{"tellerId":"100101","password":"x","__proto__":{"a":1}}', 'application/json', 400],
  ['too large', JSON.stringify({ tellerId: '100101', password: 'x'.repeat(70_000) }), 'application/json', 413],
])('a body that is %s is refused', async (_what, body, type, status) => {
  const response = await fetch(`${central.url}/v1/sessions`, {
    method: 'POST',
    headers: { 'guitai-device': 'PC-1001-01', authorization: 'Device sandbox-device-PC-1001-01', 'content-type': type },
    body,
  });
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(problemSchema.parse(await response.json())).toMatchObject({ code: 'INPUT_INVALID', status });
});

test('fields that the contract does not know are refused', async () => {
  await counter.signOn();
  expect((await counter.send('POST', '/v1/sessions', { as: 'device', body: { tellerId: '100101', password: 'x', extra: 1 } })).status).toBe(
    400,
  );
  expect((await counter.send('GET', '/v1/customers?query=zeng&extra=1')).status).toBe(400);
  expect((await counter.send('GET', '/v1/tills?extra=1')).status).toBe(400);
  expect((await counter.send('GET', '/v1/customers?query=ab&query=cd')).status).toBe(400);
});

test('headers without end are cut off', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request(`${central.url}/healthz`, { headers: { 'guitai-device': 'x'.repeat(20_000) } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
  expect(status).toBe(431);
});

test.each(['/v1/accounts/%ff', '/v1/accounts/%', '/%c0%80'])('%s cannot be read and is refused as a problem', async (path) => {
  const reply = await counter.send('GET', path);
  expect(reply).toMatchObject({ status: 400, problem: { code: 'INPUT_INVALID' } });
  expect(reply.headers.get('guitai-business-date')).toBe('2025-03-10');
});

test('a path that does not exist is a problem too, with the business date', async () => {
  const reply = await counter.send('GET', '/v2/nothing');
  expect(reply).toMatchObject({ status: 404, problem: { code: 'NOT_FOUND' } });
  expect(reply.headers.get('guitai-business-date')).toBe('2025-03-10');
});

test('none of it reached the log as an error', () => {
  expect(central.log.filter((line) => line.includes('request failed'))).toEqual([]);
});
