import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bank } from '../../contract/central/customers.ts';
import { parseBankCode } from '../../contract/identifiers/bankCode.ts';
import type { CustomerHit, CustomerView } from '../../contract/views/customer.ts';
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

const find = (query: string, limit = 20) =>
  counter.send<{ hits: CustomerHit[] }>('GET', `/v1/customers?${new URLSearchParams({ query, limit: String(limit) })}`);

const names = async (query: string): Promise<string[]> => (await find(query)).value.hits.map(({ name }) => name);

test.each([
  ['曾小明', '曾小明'],
  ['小明', '曾小明'],
  ['zengxm', null],
  ['zengxiao', '曾小明'],
  ['ZXM', '曾小明'],
  ['chanyu', '单于婉清'],
  ['cywq', '单于婉清'],
  ['艾买提', '阿卜杜拉·艾买提'],
  ['阿卜杜拉艾买提', '阿卜杜拉·艾买提'],
  ['𠮷田', '𠮷田美穗'],
  ['吉田', '𠮷田美穗'],
  ['jtms', '𠮷田美穗'],
  ['ＯＹＺＹ', '欧阳志远'],
  ['珠江', '广州珠江贸易有限公司'],
  ['10010100000000112', '曾小明'],
  ['8000000001', '曾小明'],
])('%s finds %s', async (query, name) => {
  const found = await names(query);
  expect(found[0] ?? null).toBe(name);
});

test('phone and ID number find whole or by their last digits, and arrive masked', async () => {
  const { id_number, phone } = await central.db
    .selectFrom('customers')
    .selectAll()
    .where('number', '=', '8000000001')
    .executeTakeFirstOrThrow();
  for (const query of [id_number, id_number.toLowerCase(), id_number.slice(-6), phone, phone.slice(-4)])
    expect(await names(query)).toContain('曾小明');
  const [hit] = (await find('曾小明')).value.hits;
  expect(JSON.stringify(hit)).not.toContain(id_number);
  expect(JSON.stringify(hit)).not.toContain(phone);
  expect(hit).toMatchObject({
    idNumberMasked: `${id_number.slice(0, 3)}${'*'.repeat(11)}${id_number.slice(-4)}`,
    accountNumbers: [expect.any(String), expect.any(String)],
  });
});

test('characters that SQL gives a meaning to are searched as they are', async () => {
  for (const query of ['%%', '__', '\\\\', "'; drop table customers; --", '曾%明']) expect(await names(query)).toEqual([]);
});

test('a search of blanks or of one character is too short', async () => {
  expect((await find('  ')).problem.code).toBe('QUERY_TOO_SHORT');
  expect((await find('· ·')).problem.code).toBe('QUERY_TOO_SHORT');
  expect((await find('曾')).problem.code).toBe('INPUT_INVALID');
});

test('the limit is kept', async () => {
  expect((await find('公司', 3)).value.hits).toHaveLength(3);
  expect((await find('公司', 51)).status).toBe(400);
});

test('the customer panel shows accounts, books, alerts and a masked identity in one call', async () => {
  const [hit] = (await find('王秀英')).value.hits;
  const view = (await counter.send<CustomerView>('GET', `/v1/customers/${hit?.number}`)).value;
  expect(view).toMatchObject({ kind: 'person', name: '王秀英', pinyin: 'wang xiu ying', idType: 'residentId', sex: 'F' });
  expect(view.alerts).toMatchObject([{ level: 'block' }]);
  expect(view.accounts[0]).toMatchObject({ state: 'frozen', holderName: '王秀英', passbook: { linesPerBook: 192 } });
  expect(view.idNumberMasked).toContain('***********');
});

test('a customer number that does not exist is unknown', async () => {
  expect(await counter.send('GET', '/v1/customers/0000000000')).toMatchObject({ status: 404, problem: { code: 'CUSTOMER_UNKNOWN' } });
});

const banks = async (query: string): Promise<Bank[]> =>
  (await counter.send<{ banks: Bank[] }>('GET', `/v1/banks?${new URLSearchParams({ query, limit: '50' })}`)).value.banks;

test('bank codes are found by code, name, pinyin, initials and city; every one has a right check digit', async () => {
  expect(await banks('102100099996')).toMatchObject([{ nameZh: '中国工商银行股份有限公司' }]);
  for (const query of ['工商银行', 'gongshang', '1021']) expect((await banks(query)).map(({ code }) => code)).toContain('102100099996');
  expect((await banks('沙箱银行上海')).length).toBeGreaterThan(3);
  const all = await central.db.selectFrom('banks').select('code').execute();
  expect(all.length).toBeGreaterThan(70);
  for (const { code } of all) expect([code, parseBankCode(code).ok]).toEqual([code, true]);
});
