import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteResponse } from '../../contract/central/define.ts';
import type { ecifRoutes } from '../../contract/central/ecif.ts';
import type { CustomerChange } from '../../contract/central/ecifData.ts';
import type { CustomerView } from '../../contract/views/customer.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, newKey } from '../testing/counter.ts';
import { creditCodeOf, residentIdOf } from './testing.ts';

let central: TestCentral;
let counter: Counter;
let supervisor: Counter;
let headOffice: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  counter = counterAt(central.url);
  supervisor = counterAt(central.url, 'PC-1001-02');
  headOffice = counterAt(central.url, 'PC-1000-01');
  await counter.signOn();
  await supervisor.signOn('100190');
});
afterAll(() => central.stop());

type Changed = RouteResponse<(typeof ecifRoutes)['changeCustomer']>;
type History = RouteResponse<(typeof ecifRoutes)['customerChanges']>;

/** 曾小明, and a company of the sandbox. */
const PERSON = '8000000001';
const COMPANY = '8000000033';

const change = (change: CustomerChange, { number = PERSON, version = null as number | null, key = newKey(), at = counter } = {}) =>
  at.send<Changed>('POST', `/v1/customers/${number}/changes`, { key, body: { version, change } });
const view = async (number = PERSON) => (await counter.send<CustomerView>('GET', `/v1/customers/${number}`)).value;
const history = async (number = PERSON) =>
  (await supervisor.send<History>('GET', `/v1/customers/${number}/changes?limit=100`)).value.changes;

test('one call shows the whole customer', async () => {
  expect(await view()).toMatchObject({
    documents: [{ idType: 'residentId', main: true, validity: 'valid' }],
    addresses: [{ kind: 'home' }],
    phones: [{ kind: 'mobile' }],
    services: [
      { service: 'eBank', status: 'active' },
      { service: 'sms', status: 'active' },
    ],
    channelLimits: [{ channel: 'eBank', currency: 'CNY', perTransaction: '5000000', perDay: '20000000' }],
  });
  const { recentVisits } = await view();
  expect(recentVisits.length).toBeGreaterThan(0);
  expect(recentVisits.map(({ businessDate }) => businessDate)).toEqual(
    recentVisits
      .map(({ businessDate }) => businessDate)
      .toSorted()
      .reverse(),
  );
  expect((await view(COMPANY)).relationships.map(({ kind, direction }) => [kind, direction])).toContainEqual(['legalRepresentative', 'of']);
  expect((await view(COMPANY)).openTasks).toEqual([]);
});

test('a relationship is seen from both sides', async () => {
  const [relationship] = (await view(COMPANY)).relationships;
  const person = await view(relationship?.otherCustomerNumber ?? '');
  expect(person.relationships).toContainEqual(expect.objectContaining({ direction: 'to', otherCustomerNumber: COMPANY }));
});

test('every change is a row with what was and what is, numbers and phones masked', async () => {
  const before = await view();
  const reply = await change({ what: 'facts', occupation: '工程师' }, { version: before.version });
  expect(reply.value).toMatchObject({ customerNumber: PERSON, version: before.version + 1 });
  await change({ what: 'phone', kind: 'work', phone: '+86 139 1234 5678', main: true });
  const rows = await history();
  expect(rows.at(-2)).toMatchObject({
    what: 'facts',
    before: { occupation: null },
    after: { occupation: '工程师' },
    tellerId: '100101',
    businessDate: '2025-03-10',
  });
  expect(rows.at(-1)).toMatchObject({ what: 'phone', after: { phone: '139****5678', main: true } });
  expect((await view()).phoneMasked).toBe('139****5678');
  expect(JSON.stringify(rows)).not.toContain('13912345678');
});

test('a change that was typed on an older state is refused, and the same key changes once', async () => {
  const { version } = await view();
  const key = newKey();
  const first = await change({ what: 'facts', occupation: '会计' }, { version, key });
  expect((await change({ what: 'facts', occupation: '会计' }, { version, key })).text).toBe(first.text);
  expect((await change({ what: 'facts', occupation: '律师' }, { version })).problem).toMatchObject({
    code: 'CUSTOMER_VERSION_DIFFERS',
    details: { version: String(version + 1) },
  });
  expect(await view()).toMatchObject({ version: version + 1, occupation: '会计' });
});

test('two tellers who change the same state: one wins, the other learns why', async () => {
  const { version } = await view();
  const replies = await Promise.all([
    change({ what: 'facts', occupation: 'A' }, { version }),
    change({ what: 'facts', occupation: 'B' }, { version, at: supervisor }),
  ]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await view()).version).toBe(version + 1);
});

test('addresses and phones come and go with dates; the main ones are replaced, not ended', async () => {
  const address = await change({
    what: 'address',
    kind: 'mailing',
    country: 'CN',
    postcode: '100000',
    address: '邮政信箱 8 号',
    main: false,
  });
  const id = address.value.entryId ?? '';
  expect((await change({ what: 'addressEnd', id })).status).toBe(200);
  expect((await view()).addresses).toContainEqual(expect.objectContaining({ id, validFrom: '2025-03-10', validUntil: '2025-03-10' }));
  expect((await change({ what: 'addressEnd', id })).problem.code).toBe('CUSTOMER_ENTRY_UNKNOWN');
  const main = (await view()).phones.find(({ phoneMasked }) => phoneMasked === '139****5678');
  expect((await change({ what: 'phoneEnd', id: main?.id ?? '' })).problem.code).toBe('CUSTOMER_CHANGE_REFUSED');
});

test('a new name is found, and the old one no longer', async () => {
  await change({ what: 'facts', name: '曾大明' });
  const find = async (query: string) =>
    (await counter.send<{ hits: { number: string }[] }>('GET', `/v1/customers?${new URLSearchParams({ query })}`)).value.hits.map(
      ({ number }) => number,
    );
  expect(await find('大明')).toContain(PERSON);
  expect(await find('zengdaming')).toContain(PERSON);
  expect(await find('小明')).not.toContain(PERSON);
});

test("a further document is the customer's, another customer's is refused, and what the number says cannot be contradicted", async () => {
  const passport = {
    what: 'document',
    idType: 'passport',
    idNumber: 'e 1234567',
    issuerCountry: 'CN',
    issuedOn: '2020-01-01',
    main: false,
  } as const;
  expect((await change({ ...passport, expiresOn: '2025-03-09' })).problem.code).toBe('ID_DOCUMENT_EXPIRED');
  expect((await change({ ...passport, expiresOn: '2025-05-01' })).status).toBe(200);
  expect((await view()).documents).toMatchObject([
    { idType: 'residentId', main: true },
    { idType: 'passport', main: false, validity: 'expiring' },
  ]);
  expect((await change({ ...passport, expiresOn: null }, { number: '8000000003' })).problem).toMatchObject({
    code: 'CUSTOMER_EXISTS',
    details: { customerNumber: PERSON },
  });
  expect((await change({ what: 'facts', birthDate: '1999-01-01' })).problem.code).toBe('CUSTOMER_CHANGE_REFUSED');
  const card = { ...passport, idType: 'residentId', idNumber: residentIdOf('1933-03-03', 7), expiresOn: null, main: true } as const;
  expect((await change(card)).problem.code).toBe('CUSTOMER_CHANGE_REFUSED');
});

test('a grade is decided by the back office or a supervisor, and an older decision goes into the history only', async () => {
  const grade = (gradeCode: string, gradedOn: string): CustomerChange => ({ what: 'grade', gradeCode, gradedOn, basis: '一季度日均资产' });
  expect((await change(grade('G3', '2025-03-01'))).problem.code).toBe('NOT_PERMITTED');
  expect((await change(grade('G3', '2025-03-01'), { at: supervisor })).status).toBe(200);
  expect((await change(grade('G1', '1999-01-01'), { at: supervisor })).status).toBe(200);
  expect((await change(grade('G9', '2025-03-01'), { at: supervisor })).problem.code).toBe('CUSTOMER_CHANGE_REFUSED');
  expect((await view()).grade).toMatchObject({ code: 'G3', since: '2025-03-01', basis: '一季度日均资产' });
});

test('a field in clear leaves a row of who saw it and why; who may not see gets nothing and leaves none', async () => {
  const body = { field: 'idNumber', idType: null, entryId: null, reason: '核对复印件' };
  const { id_number } = await central.db.selectFrom('customers').select('id_number').where('number', '=', PERSON).executeTakeFirstOrThrow();
  expect((await counter.send('POST', `/v1/customers/${PERSON}/disclosures`, { body })).value).toEqual({
    field: 'idNumber',
    value: id_number,
  });
  await headOffice.signOn('100070');
  for (const [method, path] of [
    ['GET', ''],
    ['GET', '/changes'],
    ['GET', '/disclosures'],
  ] as const)
    expect((await headOffice.send(method, `/v1/customers/${PERSON}${path}`)).problem.code).toBe('NOT_PERMITTED');
  expect((await headOffice.send('POST', `/v1/customers/${PERSON}/disclosures`, { body })).problem.code).toBe('NOT_PERMITTED');
  expect((await change({ what: 'facts', occupation: 'x' }, { at: headOffice })).problem.code).toBe('NOT_PERMITTED');
  await headOffice.signOn('100099');
  const seen = await headOffice.send<{ disclosures: unknown[] }>('GET', `/v1/customers/${PERSON}/disclosures`);
  expect(seen.value.disclosures).toMatchObject([{ field: 'idNumber:residentId', reason: '核对复印件', tellerId: '100101' }]);
  expect((await change({ what: 'facts', occupation: 'x' }, { at: headOffice })).problem.code).toBe('NOT_PERMITTED');
});

test('a further phone, passport or related number is shown on its own, and only of this customer', async () => {
  const show = (over: object, number = PERSON) =>
    counter.send<{ value: string }>('POST', `/v1/customers/${number}/disclosures`, {
      body: { field: 'phone', idType: null, entryId: null, reason: '回访', ...over },
    });
  const { phones } = await view();
  const [relationship] = (await view(COMPANY)).relationships;
  expect((await show({})).value.value).toBe('13912345678');
  expect((await show({ entryId: phones[0]?.id })).value.value).not.toBe('13912345678');
  expect((await show({ entryId: phones[0]?.id }, COMPANY)).problem.code).toBe('CUSTOMER_ENTRY_UNKNOWN');
  expect((await show({ field: 'idNumber', idType: 'passport' })).value.value).toBe('E1234567');
  expect((await show({ field: 'idNumber', idType: 'taiwanPermit' })).problem.code).toBe('CUSTOMER_ENTRY_UNKNOWN');
  expect((await show({ field: 'relatedIdNumber', entryId: relationship?.id }, COMPANY)).value.value).toMatch(/^\d{17}[\dX]$/);
});

test('an agent is identified, stays inside of the table and is on no black list', async () => {
  const agent = { name: '袭人', idType: 'residentId', idNumber: residentIdOf('1985-05-05', 8), expiresOn: null };
  const check = async (over: object) =>
    (
      await counter.send<{ allowed: boolean; refusals: string[] }>('POST', `/v1/customers/${PERSON}/agency-checks`, {
        body: { service: 'withdrawal', amount: '5000000', customerIdentified: true, agent, ...over },
      })
    ).value;
  expect(await check({})).toMatchObject({ allowed: true, refusals: [] });
  expect(await check({ amount: '5000001' })).toMatchObject({ refusals: ['ABOVE_AGENT_LIMIT'] });
  expect(await check({ service: 'open-class-I' })).toMatchObject({ refusals: ['NOT_BY_AGENT'] });
  expect(await check({ agent: null, customerIdentified: false })).toMatchObject({
    refusals: ['CUSTOMER_NOT_IDENTIFIED', 'AGENT_NOT_IDENTIFIED'],
  });
  expect(await check({ agent: { ...agent, expiresOn: '2025-03-09' } })).toMatchObject({ refusals: ['AGENT_NOT_IDENTIFIED'] });
  expect(await check({ agent: { ...agent, idNumber: '110105491231002' } })).toMatchObject({ refusals: ['AGENT_BLACKLISTED'] });
  expect(await check({ agent: { ...agent, idType: 'passport', idNumber: 'E1234567' } })).toMatchObject({ refusals: ['AGENT_IS_CUSTOMER'] });
  const code = { ...agent, idType: 'creditCode', idNumber: creditCodeOf(5) };
  expect(await check({ agent: code })).toMatchObject({ allowed: true });
});
