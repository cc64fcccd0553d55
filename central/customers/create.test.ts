import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CustomerData, Existence } from '../../contract/central/ecifData.ts';
import type { CustomerView } from '../../contract/views/customer.ts';
import { witnessAt } from '../testing/branchPeople.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, newKey } from '../testing/counter.ts';
import { companyData, creditCodeOf, customersOf, personData, residentIdOf, somebody } from './testing.ts';

let central: TestCentral;
let counter: Counter;
let backOffice: Counter;
let supervisor: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  counter = counterAt(central.url);
  backOffice = counterAt(central.url, 'PC-1000-01');
  supervisor = counterAt(central.url, 'PC-1001-02');
  await counter.signOn();
  await backOffice.signOn('100060');
  await supervisor.signOn('100190');
});
afterAll(() => central.stop());

interface Created {
  readonly customerNumber: string;
  readonly reviewCaseId: string | null;
}
interface Options {
  readonly seen?: readonly string[];
  readonly grey?: string | null;
  readonly key?: string;
  readonly at?: Counter;
}
const create = (customer: CustomerData, { seen = [], grey = null, key = newKey(), at = counter }: Options = {}) =>
  at.send<Created>('POST', '/v1/customers', { key, body: { customer, seenCandidates: seen, greyOverrideId: grey } });
const check = async ({ kind, name, idType, idNumber, birthDate, phone }: CustomerData) =>
  (await counter.send<Existence>('POST', '/v1/customers/existence', { body: { kind, name, idType, idNumber, birthDate, phone } })).value;
const view = async (number: string) => (await counter.send<CustomerView>('GET', `/v1/customers/${number}`)).value;
const customers = () => customersOf(central.db);

test('a new person gets a number, and the panel shows everything that was given', async () => {
  const data = somebody({ name: ' 秦　可卿 ' });
  const reply = await create(data);
  expect(reply.status).toBe(200);
  const { customerNumber, reviewCaseId } = reply.value;
  expect(customerNumber).toMatch(/^[1-7]\d{9}$/);
  expect(reviewCaseId).toBeNull();
  expect(await view(customerNumber)).toMatchObject({
    name: '秦 可卿',
    birthDate: `${data.idNumber.slice(6, 10)}-${data.idNumber.slice(10, 12)}-${data.idNumber.slice(12, 14)}`,
    nationality: 'CN',
    occupation: '教师',
    since: '2025-03-10',
    documents: [{ idType: 'residentId', expiresOn: '2040-01-01', main: true, validity: 'valid' }],
    addresses: [{ kind: 'home', postcode: '100020', validUntil: null }],
    phones: [{ kind: 'mobile', validFrom: '2025-03-10' }],
  });
  const found = await counter.send<{ hits: { number: string }[] }>('GET', `/v1/customers?${new URLSearchParams({ query: '可卿' })}`);
  expect(found.value.hits.map(({ number }) => number)).toContain(customerNumber);
});

test('the same request under the same key gets the first answer byte for byte; another body is refused', async () => {
  const [data, key] = [somebody(), newKey()];
  const first = await create(data, { key });
  const before = await customers();
  const again = await create(data, { key });
  expect([again.status, again.text]).toEqual([200, first.text]);
  expect(await customers()).toBe(before);
  expect(await create({ ...data, occupation: '医生' }, { key })).toMatchObject({ status: 422, problem: { code: 'IDEMPOTENCY_MISMATCH' } });
});

test('whichever way the number of a known person is typed, the existing customer is found and none is created', async () => {
  const known = somebody();
  const { customerNumber } = (await create(known)).value;
  const before = await customers();
  const spelling = fc.record({
    old: fc.boolean(),
    wide: fc.boolean(),
    small: fc.boolean(),
    gap: fc.integer({ min: 0, max: 15 }),
    register: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(spelling, async ({ old, wide, small, gap }) => {
      let idNumber = old ? known.idNumber.slice(0, 6) + known.idNumber.slice(8, 17) : known.idNumber;
      if (small) idNumber = idNumber.toLowerCase();
      if (wide) idNumber = idNumber.replaceAll(/[0-9A-Za-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
      idNumber = `${idNumber.slice(0, gap)} ${idNumber.slice(gap)}`;
      const typed = { ...known, idNumber, name: '别人' };
      expect(await check(typed)).toMatchObject({
        verdict: 'existing',
        existing: { customerNumber, differs: [{ field: 'name', given: '别人', held: known.name }] },
      });
      expect(await create(typed)).toMatchObject({ status: 409, problem: { code: 'CUSTOMER_EXISTS', details: { customerNumber } } });
    }),
    { numRuns: 25 },
  );
  expect(await customers()).toBe(before);
});

test('the same name with the same birth date or phone is shown side by side, and the teller says which were compared', async () => {
  const known = somebody({ name: '阿卜杜拉·买买提' });
  const { customerNumber } = (await create(known)).value;
  const twin = {
    ...known,
    name: '阿卜杜拉 • 买买提',
    idType: 'passport' as const,
    idNumber: 'G7654321',
    birthDate: null,
    sex: 'M' as const,
  };
  const seen = await check({ ...twin, birthDate: '2001-01-01' });
  expect(seen).toMatchObject({ verdict: 'candidates', existing: null });
  expect(seen.candidates).toMatchObject([{ customerNumber, matchedBy: ['name', 'phone'] }]);
  expect(seen.candidates[0]?.differs.map(({ field }) => field)).toEqual(['name', 'idType', 'idNumber', 'birthDate']);
  expect(JSON.stringify(seen)).not.toContain(known.idNumber);
  const bornAlike = { ...twin, birthDate: (await view(customerNumber)).birthDate, phone: '13711112222' };
  expect((await check(bornAlike)).candidates).toMatchObject([{ customerNumber, matchedBy: ['name', 'birthDate'] }]);
  expect((await check({ ...bornAlike, birthDate: '2001-01-01' })).verdict).toBe('new');
  expect(await create(bornAlike)).toMatchObject({
    status: 409,
    problem: { code: 'CUSTOMER_CANDIDATES', details: { candidates: customerNumber } },
  });
  expect((await create(bornAlike, { seen: [customerNumber] })).status).toBe(200);
  // A third one: the candidate that came in between was not compared.
  const third = { ...bornAlike, idNumber: 'G7654322' };
  expect((await create(third, { seen: [customerNumber] })).problem.code).toBe('CUSTOMER_CANDIDATES');
});

test('companies are found by credit code, then by name without its legal form', async () => {
  const known = companyData();
  const { customerNumber } = (await create(known)).value;
  expect(await check({ ...known, idNumber: known.idNumber.toLowerCase() })).toMatchObject({
    verdict: 'existing',
    existing: { customerNumber },
  });
  const alike = companyData({ name: '北京大观园文化有限责任公司', idNumber: creditCodeOf(2), phone: '010-88889999' });
  expect(await check(alike)).toMatchObject({ verdict: 'candidates', candidates: [{ customerNumber, matchedBy: ['name'] }] });
});

test.each([
  ['a wrong check character', { idNumber: '110105199005061241' }, 'idNumber', 'ID_NUMBER_INVALID'],
  ['a birth date that the number contradicts', { birthDate: '1990-05-07' }, 'idNumber', 'ID_NUMBER_INVALID'],
  ['a household register of a grown-up', { idType: 'householdRegister' as const }, 'idNumber', 'ID_NUMBER_INVALID'],
  ['a sex that the number contradicts', { sex: 'M' as const }, 'sex', 'ID_NUMBER_INVALID'],
  ['a phone that is none', { phone: 'none' }, 'phone', 'PHONE_INVALID'],
  ['a name of dots', { name: '···' }, 'name', 'INPUT_INVALID'],
  [
    'a passport without a birth date',
    { idType: 'passport' as const, idNumber: 'E99999999', sex: 'F' as const },
    'birthDate',
    'FIELD_REQUIRED',
  ],
  ['a credit code for a person', { idType: 'creditCode' as const, idNumber: creditCodeOf(3) }, 'idNumber', 'ID_NUMBER_INVALID'],
])('%s is refused at its field', async (_what, over, field, code) => {
  const reply = await create(personData({ idNumber: residentIdOf('1990-05-06', 126), ...over }));
  expect(reply).toMatchObject({ status: 400, problem: { code: 'INPUT_INVALID' } });
  expect(reply.problem.fields).toMatchObject([{ field, code }]);
});

test('an expired document identifies nobody', async () => {
  expect((await create(somebody({ expiresOn: '2025-03-09' }))).problem).toMatchObject({
    code: 'ID_DOCUMENT_EXPIRED',
    details: { expiresOn: '2025-03-09' },
  });
  expect((await create(somebody({ expiresOn: '2025-03-10' }))).status).toBe(200);
});

test('a minor is identified by the household register and found again by the card that follows', async () => {
  const child = somebody({ idType: 'householdRegister', idNumber: residentIdOf('2012-06-01', 321), expiresOn: null });
  const { customerNumber } = (await create(child)).value;
  expect(await check({ ...child, idType: 'residentId' })).toMatchObject({ verdict: 'existing', existing: { customerNumber } });
});

test('the black list blocks, also by the old number', async () => {
  const data = somebody({ name: '贾一鸣', idNumber: '110105491231002', birthDate: null });
  expect(await check(data)).toMatchObject({ verdict: 'blocked', lists: [{ list: 'black', reason: '冒名开户' }] });
  expect((await create(data)).problem.code).toBe('CUSTOMER_BLACKLISTED');
});

test("the grey list needs a supervisor's override, for this document, today and once", async () => {
  const data = companyData({ name: '北京镜花水月投资有限公司', idNumber: creditCodeOf(77) });
  expect(await check(data)).toMatchObject({ verdict: 'new', overrideNeeded: true, lists: [{ list: 'grey' }] });
  expect((await create(data)).problem.code).toBe('CUSTOMER_GREY_LISTED');
  const allow = (at: Counter, idNumber: string) =>
    at.send<{ greyOverrideId: string }>('POST', '/v1/customers/grey-overrides', {
      key: newKey(),
      body: { kind: 'company', idType: 'creditCode', idNumber, reason: '已核实经营地址' },
    });
  expect((await allow(counter, data.idNumber)).problem.code).toBe('NOT_PERMITTED');
  const forAnother = (await allow(supervisor, creditCodeOf(78))).value.greyOverrideId;
  expect((await create(data, { grey: forAnother })).problem.code).toBe('CUSTOMER_GREY_LISTED');
  const { greyOverrideId } = (await allow(supervisor, data.idNumber)).value;
  expect((await create(data, { grey: greyOverrideId, at: supervisor })).problem.code).toBe('CUSTOMER_GREY_LISTED');
  // A refusal for another reason leaves the override unused.
  expect((await create({ ...data, expiresOn: '2020-01-01', issuedOn: null }, { grey: greyOverrideId })).problem.code).toBe(
    'ID_DOCUMENT_EXPIRED',
  );
  expect((await create(data, { grey: greyOverrideId })).status).toBe(200);
  expect(
    await central.db.selectFrom('customer_grey_overrides').select('used_by').where('id', '=', greyOverrideId).executeTakeFirst(),
  ).toEqual({ used_by: '100101' });
});

test("at the teller's own PC a supervisor proves to stand there, for this form and once", async () => {
  const data = companyData({ name: '北京镜花水月投资有限公司', idNumber: creditCodeOf(79) });
  const allow = (proof: string, clientKey: string) =>
    counter.send<{ greyOverrideId: string }>('POST', '/v1/customers/grey-overrides', {
      key: newKey(),
      body: { kind: 'company', idType: 'creditCode', idNumber: data.idNumber, reason: '已核实', proof, clientKey },
    });
  const key = newKey();
  const forAnother = await witnessAt(counter, '100190', '1101', key);
  expect((await allow(forAnother.proof, key)).problem.code).toBe('VERIFICATION_REFUSED');
  const teller = await witnessAt(counter, '100102', '1001', key);
  expect((await allow(teller.proof, key)).problem.code).toBe('NOT_PERMITTED');
  const { proof } = await witnessAt(counter, '100190', '1001', key);
  expect((await allow(proof, newKey())).problem.code).toBe('VERIFICATION_REFUSED');
  const { greyOverrideId } = (await allow(proof, key)).value;
  expect((await allow(proof, key)).problem.code).toBe('VERIFICATION_REFUSED');
  const seen = (await check(data)).candidates.map(({ customerNumber }) => customerNumber);
  expect((await create(data, { seen, grey: greyOverrideId })).status).toBe(200);
});

test('a likeness to a sanction list opens a review and refuses nothing', async () => {
  const data = somebody({
    name: 'Dmitri OBRAZTSOV-EXEMPLOVICH',
    idType: 'passport',
    idNumber: 'P7654321',
    birthDate: '1970-01-01',
    sex: 'M',
    nationality: 'RU',
  });
  expect((await check(data)).screening).toMatchObject([{ list: 'UN', reference: 'UN-0001', by: 'name' }]);
  const { customerNumber, reviewCaseId } = (await create(data)).value;
  expect(reviewCaseId).not.toBeNull();
  expect(await view(customerNumber)).toMatchObject({ alerts: [{ level: 'warning' }], openTasks: [{ kind: 'screeningReview' }] });
});

test('only tellers and supervisors create; IT sees nobody, an auditor may look', async () => {
  const it = counterAt(central.url, 'PC-1000-01');
  const body = {
    kind: 'person',
    name: '王芳',
    idType: 'residentId',
    idNumber: residentIdOf('1990-05-06', 124),
    birthDate: null,
    phone: null,
  };
  expect((await create(somebody(), { at: backOffice })).problem.code).toBe('NOT_PERMITTED');
  await it.signOn('100070');
  expect((await it.send('POST', '/v1/customers/existence', { body })).problem.code).toBe('NOT_PERMITTED');
  await it.signOn('100099');
  expect((await it.send('POST', '/v1/customers/existence', { body })).status).toBe(200);
  expect((await create(somebody(), { at: it })).problem.code).toBe('NOT_PERMITTED');
});
