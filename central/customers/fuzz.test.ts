import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteDefinition } from '../../contract/central/define.ts';
import { problemSchema } from '../../contract/central/problem.ts';
import { type CentralRouteName, centralRoutes } from '../../contract/central/routes.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, newKey } from '../testing/counter.ts';
import { companyData, personData, residentIdOf } from './testing.ts';

let central: TestCentral;
let counter: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  counter = counterAt(central.url);
  // Supervisors may do everything here but what needs two people.
  await counter.signOn('100190');
});
afterAll(() => central.stop());

const ID = '0190b000-0000-7000-8000-000000000001';
const given = { name: '贾宝玉', idType: 'residentId', idNumber: residentIdOf('1980-02-02', 5) };
const identity = { kind: 'person', ...given, birthDate: null, phone: null };
const dates = { validFrom: '2025-03-10', validUntil: null };
const change = (change: object) => ({ version: null, change });
const CUSTOMER = { customerNumber: '8000000002' };

/** A request that is right, of each route that takes a body; several where it has several forms. */
const RIGHT: readonly (readonly [CentralRouteName, Record<string, string>, unknown])[] = [
  ['checkExistence', {}, identity],
  ['createCustomer', {}, { customer: personData(), seenCandidates: ['8000000001'], greyOverrideId: null }],
  ['createCustomer', {}, { customer: companyData(), seenCandidates: [], greyOverrideId: ID }],
  ['allowGreyListed', {}, { kind: 'person', idType: given.idType, idNumber: given.idNumber, reason: '核实' }],
  ['changeCustomer', CUSTOMER, change({ what: 'facts', name: '单于清', sex: 'F', nationality: 'CN', occupation: null })],
  [
    'changeCustomer',
    CUSTOMER,
    change({
      what: 'document',
      idType: 'passport',
      idNumber: 'E2222222',
      issuerCountry: 'CN',
      issuedOn: '2020-01-01',
      expiresOn: '2030-01-01',
      main: false,
    }),
  ],
  [
    'changeCustomer',
    CUSTOMER,
    change({ what: 'address', kind: 'work', country: 'CN', postcode: '100000', address: '东长安街1号', main: true }),
  ],
  ['changeCustomer', CUSTOMER, change({ what: 'phone', kind: 'work', phone: '010-65001234', main: true })],
  ['changeCustomer', CUSTOMER, change({ what: 'phoneEnd', id: ID })],
  [
    'changeCustomer',
    CUSTOMER,
    change({ what: 'relationship', kind: 'guardian', other: { customerNumber: null, ...given }, shareBp: null, scope: null, ...dates }),
  ],
  ['changeCustomer', CUSTOMER, change({ what: 'service', service: 'bills', status: 'active', accountNumber: null })],
  [
    'changeCustomer',
    CUSTOMER,
    change({ what: 'channelLimit', channel: 'pos', currency: 'CNY', limit: { perTransaction: '1', perDay: '2' } }),
  ],
  ['changeCustomer', CUSTOMER, change({ what: 'grade', gradeCode: 'G1', gradedOn: '2025-01-01', basis: '日均' })],
  ['disclose', CUSTOMER, { field: 'phone', idType: null, entryId: null, reason: '回访' }],
  ['checkAgency', CUSTOMER, { service: 'deposit', amount: '100', customerIdentified: true, agent: { ...given, expiresOn: null } }],
  [
    'addListEntry',
    {},
    {
      list: 'white',
      kind: 'person',
      name: '贾宝玉',
      document: { idType: given.idType, idNumber: given.idNumber },
      birthDate: null,
      reason: 'a',
      basis: 'b',
      ...dates,
    },
  ],
  ['liftListEntry', { entryId: ID }, { reason: 'x' }],
  ['decideScreeningCase', { caseId: ID }, { state: 'cleared', reason: 'x' }],
  ['importSanctionList', { list: 'OWN' }, { lines: '{"reference":"1","kind":"person","names":["Nemo Nobody"],"documents":["1"]}' }],
  ['rescreenCustomers', {}, { customers: 1 }],
];

/** What nobody should send and somebody will. */
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 150 }),
  fc.string({ unit: 'grapheme', maxLength: 140 }),
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1.5,
    2 ** 53,
    '',
    ' ',
    '\u0000',
    '\ud800',
    'ﷺ'.repeat(140),
    '𠮷'.repeat(70),
    '9'.repeat(40),
    '-'.repeat(40),
    '0000-01-01',
    '9999-12-31',
    '2025-02-29',
    "' or 1=1 --",
    '１２３',
    ID,
    '-5',
    '999999999999999999',
  ),
  fc.constantFrom<unknown>(
    '{"reference":"1"}',
    '{"reference":"1","kind":"person","names":["\\u0000"],"documents":[]}',
    '{"reference":"2","kind":"person","names":["..."],"documents":["-"]}',
    '\n\n',
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

const leavesOf = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]))]
    : [path];

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? replaced(item, rest, by) : item));
  return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, by) };
}

const TABLES = [
  'customers',
  'customer_name_parts',
  'customer_documents',
  'customer_addresses',
  'customer_phones',
  'customer_relationships',
  'customer_services',
  'customer_channel_limits',
  'customer_grade_history',
  'customer_changes',
  'customer_list_entries',
  'customer_grey_overrides',
  'sanction_versions',
  'sanction_entries',
  'screening_cases',
  'screening_hits',
  'screening_runs',
  'outcomes',
];
const rowsOf = async () => {
  const counts = sql.join(TABLES.map((table) => sql`(select count(*) from ${sql.table(table)})`));
  const { rows } = await sql`select ${counts}, (select sum(version) from customers) as versions`.execute(central.db);
  return JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
};

test.each(RIGHT.map(([name, params, body], index) => [`${name} ${index}`, name, params, body] as const))(
  '%s answers whatever is sent with 200 or a problem, and a problem has changed nothing',
  async (_title, name, params, body) => {
    const route: RouteDefinition = centralRoutes[name];
    const path = route.path.replaceAll(/:(\w+)/g, (_all, key: string) => params[key] ?? '');
    const send = (sent: unknown) =>
      counter.send(route.method, path, { body: JSON.stringify(sent) ?? 'null', ...(route.idempotent === true ? { key: newKey() } : {}) });
    expect([200, 404, 409]).toContain((await send(body)).status);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...leavesOf(body)), odd, async (at, value) => {
        const before = await rowsOf();
        const reply = await send(replaced(body, at, value));
        if (reply.status === 200) return;
        expect([reply.status >= 400 && reply.status < 500, reply.text]).toEqual([true, expect.any(String)]);
        expect(problemSchema.safeParse(reply.problem).success, reply.text.slice(0, 200)).toBe(true);
        expect(await rowsOf()).toBe(before);
      }),
      { numRuns: 50 },
    );
  },
  60_000,
);

test('whatever was written can be shown', async () => {
  const { rows } = await sql<{ number: string }>`select number from customers`.execute(central.db);
  for (const { number } of rows)
    for (const path of ['', '/changes', '/disclosures'])
      expect((await counter.send('GET', `/v1/customers/${number}${path}`)).status).toBe(200);
  for (const path of ['/v1/customer-lists', '/v1/screening/cases', '/v1/screening/lists'])
    expect((await counter.send('GET', path)).status).toBe(200);
});

test('none of it reached the log as an error', () => {
  expect(central.log.filter((line) => line.includes('request failed'))).toEqual([]);
});
