import { afterAll, beforeAll, expect, test } from 'vitest';
import { runOn } from '../endOfDay/testing/runOn.ts';
import { startTestCentral, TEST_DATE, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, newKey } from '../testing/counter.ts';
import { ensureBanks } from './ensure.ts';

let central: TestCentral;
let office: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  office = counterAt(central.url, 'PC-1000-01');
  await office.signOn('100070');
});
afterAll(() => central.stop());

const CODE = '999100000015';
const NEW = '999290000013';
const search = async (query: string): Promise<string[]> => {
  const teller = counterAt(central.url);
  await teller.signOn('100101');
  const path = `/v1/banks?query=${encodeURIComponent(query)}`;
  const { value } = await teller.send<{ banks: { code: string; nameZh: string }[] }>('GET', path);
  return value.banks.map(({ nameZh }) => nameZh);
};
const change = (body: object) => office.send('POST', '/v1/parameters', { body: { set: [], end: [], ...body }, key: newKey() });
const bank = (key: string, nameZh: string, effectiveFrom: string = TEST_DATE) => ({
  kind: 'bankCode',
  key,
  effectiveFrom,
  value: { nameZh, city: '北京' },
});

test('a bank that is set as a parameter is found at once, by name and pinyin; renamed or ended it is so in the search too', async () => {
  expect(await search('松鼠')).toEqual([]);
  expect((await change({ set: [bank(CODE, '松鼠银行')] })).status).toBe(200);
  expect(await search('松鼠')).toEqual(['松鼠银行']);
  expect(await search('songshu')).toEqual(['松鼠银行']);
  await change({ set: [bank(CODE, '海狸银行')] });
  expect(await search('松鼠')).toEqual([]);
  expect(await search(CODE)).toEqual(['海狸银行']);
  await change({ end: [{ kind: 'bankCode', key: CODE, effectiveFrom: TEST_DATE }] });
  expect(await search(CODE)).toEqual([]);
});

test('every bank of the search is a parameter in force', async () => {
  const banks = await central.db.selectFrom('banks').select('code').execute();
  const parameters = await central.db.selectFrom('parameters').select('key').where('kind', '=', 'bankCode').execute();
  expect(banks.length).toBeGreaterThan(50);
  const known = new Set(parameters.map(({ key }) => key));
  expect(banks.filter(({ code }) => !known.has(code))).toEqual([]);
});

test('a database in which the two have drifted apart is put right at the start, and nothing is written where they agree', async () => {
  const version = async () => (await central.db.selectFrom('parameter_version').select('version').executeTakeFirstOrThrow()).version;
  const before = await version();
  await ensureBanks(central.db, central.clock.now());
  expect(await version()).toBe(before);
  await central.db
    .insertInto('banks')
    .values({ code: CODE.replace('5', '7'), name_zh: '旧目录银行', city: '上海', search_text: 'x' })
    .execute();
  await central.db.updateTable('banks').set({ name_zh: '写错的银行' }).where('code', '=', '102100099996').execute();
  await ensureBanks(central.db, central.clock.now());
  expect(await version()).toBe(before + 1n);
  expect(await search('旧目录')).toEqual(['旧目录银行']);
  expect(await search('102100099996')).toEqual(['中国工商银行股份有限公司']);
});

test('a bank that joins on the next bank date is found when the end of the day is done', async () => {
  await change({ set: [bank(NEW, '候鸟银行', '2025-03-11')] });
  expect(await search('候鸟')).toEqual([]);
  expect(await runOn({ db: central.db, clock: central.clock }, TEST_DATE)).toBe('finished');
  expect(await search('候鸟')).toEqual(['候鸟银行']);
});
