import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteResponse } from '../../contract/central/define.ts';
import type { ecifRoutes } from '../../contract/central/ecif.ts';
import type { ListEntryView } from '../../contract/central/ecifData.ts';
import type { ScreeningCaseView } from '../../contract/central/screening.ts';
import type { CustomerView } from '../../contract/views/customer.ts';
import { residentIdOf } from '../customers/testing.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, newKey } from '../testing/counter.ts';
import { advanceScreening } from './rescreen.ts';

let central: TestCentral;
let counter: Counter;
let supervisor: Counter;
let backOffice: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  counter = counterAt(central.url);
  supervisor = counterAt(central.url, 'PC-1001-02');
  backOffice = counterAt(central.url, 'PC-1000-01');
  await counter.signOn();
  await supervisor.signOn('100190');
  await backOffice.signOn('100060');
});
afterAll(() => central.stop());

type Imported = RouteResponse<(typeof ecifRoutes)['importSanctionList']>;
type Run = RouteResponse<(typeof ecifRoutes)['rescreenCustomers']>;

const entry = (reference: string, names: string[], documents: string[] = []) =>
  JSON.stringify({ reference, kind: 'person', names, documents });
const importList = (lines: string[], at = backOffice, key = newKey()) =>
  at.send<Imported>('POST', '/v1/screening/lists/OWN/versions', { key, body: { lines: lines.join('\n') } });
const finish = async () => {
  for (;;) {
    const { value } = await backOffice.send<Run>('POST', '/v1/screening/runs/advance', { body: { customers: 7 } });
    if (value.state === 'none') return;
  }
};
const cases = async (state: string) =>
  (await backOffice.send<{ cases: ScreeningCaseView[] }>('GET', `/v1/screening/cases?state=${state}`)).value.cases;
const decide = (id: string, state: 'cleared' | 'confirmed', at: Counter) =>
  at.send<{ case: ScreeningCaseView }>('POST', `/v1/screening/cases/${id}/decision`, {
    key: newKey(),
    body: { state, reason: '出生地不同' },
  });
const view = async (number: string) => (await counter.send<CustomerView>('GET', `/v1/customers/${number}`)).value;

test('a list comes in versions; the same again changes nothing; one wrong line refuses the whole', async () => {
  expect((await importList([entry('A', ['Nemo Nobody']), '', entry('B', ['Outis'])])).value).toEqual({
    list: 'OWN',
    version: 1,
    entries: 2,
    added: 2,
    removed: 0,
    changed: true,
  });
  expect((await importList([entry('B', ['Outis']), entry('A', ['Nemo Nobody'])])).value).toMatchObject({ version: 1, changed: false });
  expect((await importList([entry('A', ['Nemo Nobody']), entry('B', ['Outis', 'Nobody Else'])])).value).toMatchObject({
    version: 2,
    added: 1,
    removed: 1,
  });
  expect((await importList([entry('A', ['x']), '{"reference":"C"}'])).problem).toMatchObject({
    code: 'SCREENING_LIST_INVALID',
    details: { line: '2' },
  });
  expect((await importList([entry('A', ['x']), entry('A', ['y'])])).problem.code).toBe('SCREENING_LIST_INVALID');
  expect((await importList([entry('A', ['x'])], counter)).problem.code).toBe('NOT_PERMITTED');
  const entries = await central.db
    .selectFrom('sanction_entries')
    .select(['reference', 'version_from', 'version_until'])
    .where('list', '=', 'OWN')
    .orderBy('reference')
    .orderBy('version_from')
    .execute();
  expect(entries).toEqual([
    { reference: 'A', version_from: 1, version_until: null },
    { reference: 'B', version_from: 1, version_until: 2 },
    { reference: 'B', version_from: 2, version_until: null },
  ]);
  await finish();
});

test('versions come page by page, by list, newest first', async () => {
  const seen: [string, number][] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { value }: { value: RouteResponse<(typeof ecifRoutes)['sanctionLists']> } = await backOffice.send(
      'GET',
      `/v1/screening/lists?limit=1&cursor=${cursor}`,
    );
    seen.push(...value.versions.map(({ list, version }): [string, number] => [list, version]));
    cursor = value.next;
  }
  expect(seen).toEqual([
    ['OWN', 2],
    ['OWN', 1],
    ['UN', 1],
  ]);
});

test('a changed list has everybody screened anew, in steps that may stop anywhere, and a reviewer other than the importer decides', async () => {
  const { id_number } = await central.db
    .selectFrom('customers')
    .select('id_number')
    .where('number', '=', '8000000006')
    .executeTakeFirstOrThrow();
  await importList([
    entry('A', ['Nemo Nobody']),
    entry('C', ['Somebody Else'], [id_number.toLowerCase()]),
    entry('D', ['XIAOMING ZENG', '曾小明']),
  ]);
  await Promise.all([1, 2, 3].map(() => advanceScreening(central.db, 11, () => central.clock.now())));
  const [run] = await central.db.selectFrom('screening_runs').selectAll().where('state', '=', 'running').execute();
  expect(run?.screened).toBe(33);
  await finish();
  const open = (await cases('open')).filter(({ subjectRole }) => subjectRole === 'customer');
  expect(open.map(({ customerNumber, hits }) => [customerNumber, hits[0]?.reference, hits[0]?.by])).toEqual(
    expect.arrayContaining([
      ['8000000006', 'C', 'document'],
      ['8000000001', 'D', 'name'],
    ]),
  );
  const [first] = open.filter(({ customerNumber }) => customerNumber === '8000000001');
  expect((await view('8000000001')).alerts).toMatchObject([{ level: 'warning' }]);
  expect((await decide(first?.id ?? '', 'cleared', counter)).problem.code).toBe('NOT_PERMITTED');
  expect((await decide(first?.id ?? '', 'cleared', backOffice)).problem.code).toBe('MAKER_IS_CHECKER');
  expect((await decide(first?.id ?? '', 'cleared', supervisor)).value.case).toMatchObject({
    state: 'cleared',
    decidedBy: '100190',
    hits: [{ reference: 'D' }],
  });
  expect((await decide(first?.id ?? '', 'confirmed', supervisor)).problem.code).toBe('ALREADY_DECIDED');
  expect((await view('8000000001')).alerts).toEqual([]);
  const second = open.find(({ customerNumber }) => customerNumber === '8000000006');
  await decide(second?.id ?? '', 'confirmed', supervisor);
  expect((await view('8000000006')).alerts[0]).toMatchObject({ level: 'block' });
});

test('what was cleared is not put before a reviewer again, until the entry changes', async () => {
  await importList([entry('D', ['XIAOMING ZENG', '曾小明']), entry('E', ['Unlike Anybody'])]);
  await finish();
  const about = async () =>
    (await cases('open')).filter(({ customerNumber, subjectRole }) => customerNumber === '8000000001' && subjectRole === 'customer');
  expect(await about()).toEqual([]);
  await importList([entry('D', ['曾小明', '曾晓明'])]);
  await finish();
  expect(await about()).toHaveLength(1);
  const hits = await central.db
    .selectFrom('screening_hits')
    .select('version_from')
    .where('customer_number', '=', '8000000001')
    .where('reference', '=', 'D')
    .execute();
  expect(hits).toHaveLength(2);
});

test('an internal list entry is entered by one and lifted by another, and stays readable', async () => {
  const body = {
    list: 'black',
    kind: 'person',
    name: '周文博',
    document: { idType: 'residentId', idNumber: residentIdOf('1980-02-02', 9) },
    birthDate: null,
    reason: '欠款逃废',
    basis: '法院失信名单',
    validFrom: '2025-03-10',
    validUntil: null,
  };
  const add = (at: Counter, over: object = {}) =>
    at.send<{ entry: ListEntryView }>('POST', '/v1/customer-lists', { key: newKey(), body: { ...body, ...over } });
  expect((await add(counter)).problem.code).toBe('NOT_PERMITTED');
  expect((await add(backOffice, { document: null })).problem.code).toBe('INPUT_INVALID');
  const { entry: added } = (await add(backOffice)).value;
  expect(added).toMatchObject({ birthDate: '1980-02-02', byDocument: true, enteredBy: '100060', liftedBy: null });
  const check = async () =>
    (
      await counter.send<{ verdict: string }>('POST', '/v1/customers/existence', {
        body: {
          kind: 'person',
          name: '周文博',
          idType: 'residentId',
          idNumber: residentIdOf('1980-02-02', 9),
          birthDate: null,
          phone: null,
        },
      })
    ).value.verdict;
  expect(await check()).toBe('blocked');
  const lift = (at: Counter) => at.send('POST', `/v1/customer-lists/${added.id}/lift`, { key: newKey(), body: { reason: '已还清' } });
  expect((await lift(backOffice)).problem.code).toBe('MAKER_IS_CHECKER');
  expect((await lift(supervisor)).status).toBe(200);
  expect((await lift(supervisor)).problem.code).toBe('ALREADY_DECIDED');
  expect(await check()).toBe('new');
  await backOffice.signOn('100099');
  const listed = await backOffice.send<{ entries: ListEntryView[] }>('GET', '/v1/customer-lists?list=black');
  expect(listed.value.entries).toContainEqual(expect.objectContaining({ id: added.id, liftedBy: '100190' }));
  expect((await add(backOffice)).problem.code).toBe('NOT_PERMITTED');
  await backOffice.signOn('100060');
});

test('an entry on the black list shows on the customer who is there already, while it holds', async () => {
  const { id_number } = await central.db
    .selectFrom('customers')
    .select('id_number')
    .where('number', '=', '8000000007')
    .executeTakeFirstOrThrow();
  const entryOf = (validFrom: string, validUntil: string | null) =>
    backOffice.send('POST', '/v1/customer-lists', {
      key: newKey(),
      body: {
        list: 'grey',
        kind: 'person',
        name: '李国强',
        document: { idType: 'residentId', idNumber: id_number },
        birthDate: null,
        reason: '异常交易',
        basis: '监测',
        validFrom,
        validUntil,
      },
    });
  await entryOf('2025-01-01', '2025-03-10');
  await entryOf('2025-03-11', null);
  const levels = async () => (await view('8000000007')).alerts.filter(({ textZh }) => textZh.startsWith('灰名单'));
  expect(await levels()).toEqual([]);
  await entryOf('2025-03-10', '2025-03-11');
  expect(await levels()).toMatchObject([{ level: 'warning' }]);
});
