import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VoucherNumber } from '../../contract/vouchers/range.ts';
import { checkBooks } from '../checks/run.ts';
import { serializable } from '../database/serializable.ts';
import { attempt, done, signedOnAt, voucherTokenOf, witnessAt } from '../testing/branchPeople.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import type { Counter } from '../testing/counter.ts';
import { tellerHolder } from './holder.ts';
import { checkVoucher, useVoucher, voidUsedVoucher } from './use.ts';

let central: TestCentral;
let li: Counter;
let wang: Counter;
let keeper: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  li = await signedOnAt(central.url, 'PC-1001-01', '100101');
  wang = await signedOnAt(central.url, 'PC-1001-02', '100102');
  keeper = await signedOnAt(central.url, 'PC-1001-03', '100180');
});
afterAll(() => central.stop());

const broken = async (): Promise<string[]> =>
  (await checkBooks(central.db)).results.filter(({ offences }) => offences.length > 0).map(({ name }) => name);
const own = async (counter: Counter, type: string): Promise<string[]> => {
  const { value } = await counter.send<{ own: { type: string; first: string; last: string }[] }>('GET', '/v1/vouchers');
  return value.own.filter((each) => each.type === type).map(({ first, last }) => `${first}-${last}`);
};

test('forms come into the vault by two people, and each number once, ever', async () => {
  const receive = { type: 'draft', first: '50000001', last: '50000100' };
  expect(await attempt(li, '0231', receive)).toBe('NOT_PERMITTED');
  expect(await attempt(keeper, '0231', receive)).toBe('WITNESS_NEEDED');
  await done(keeper, '0231', { ...receive, witness: await witnessAt(keeper, '100190', '0231') });
  for (const [first, last] of [
    ['50000001', '50000100'],
    ['50000100', '50000200'],
    ['49999999', '50000001'],
    ['50000050', '50000051'],
    ['40000000', '60000000'],
  ]) {
    const refused = await attempt(keeper, '0231', { ...receive, first, last, witness: await witnessAt(keeper, '100190', '0231') });
    expect(refused).toBe(first === '40000000' ? 'VOUCHER_RANGE_WRONG' : 'VOUCHER_RANGE_KNOWN');
  }
  for (const [first, last] of [
    ['5000001', '5000002'],
    ['60000002', '60000001'],
  ])
    expect(await attempt(keeper, '0231', { ...receive, first, last })).toBe('VOUCHER_RANGE_WRONG');
  expect(await broken()).toEqual([]);
});

test('forms go from the vault to a teller by both confirming, and come back when they are returned', async () => {
  const forms = { type: 'draft', first: '50000011', last: '50000020', from: 'vault', to: 'teller' };
  const give = { step: 'give', receiver: '100101', ...forms };
  expect(await attempt(keeper, '0232', give)).toBe('WITNESS_NEEDED');
  const number = await done(keeper, '0232', { ...give, witness: await witnessAt(keeper, '100190', '0232') });
  expect(await attempt(keeper, '0232', { ...give, witness: await witnessAt(keeper, '100190', '0232') })).toBe('VOUCHER_RANGE_NOT_HELD');
  const token = await voucherTokenOf(keeper, number);
  expect(await attempt(wang, '0232', { step: 'accept', number, token, ...forms })).toBe('TRANSFER_NOT_YOURS');
  expect(await attempt(li, '0232', { step: 'accept', number, token: 'X', ...forms })).toBe('TRANSFER_TOKEN_WRONG');
  expect(await attempt(li, '0232', { step: 'accept', number, token, ...forms, last: '50000019' })).toBe('TRANSFER_UNKNOWN');
  expect(await broken()).toEqual([]);
  await done(li, '0232', { step: 'accept', number, token, ...forms });
  expect(await own(li, 'draft')).toEqual(['10000001-10000100', '50000011-50000020']);
  const onward = { type: 'draft', first: '50000015', last: '50000016', from: 'teller', to: 'teller' };
  const second = await done(li, '0232', { step: 'give', receiver: '100102', ...onward });
  expect(await own(li, 'draft')).toEqual(['10000001-10000100', '50000011-50000014', '50000017-50000020']);
  await done(wang, '0232', { step: 'return', number: second, ...onward });
  expect(await own(li, 'draft')).toEqual(['10000001-10000100', '50000011-50000020']);
  expect(await broken()).toEqual([]);
});

test('a spoilt form is the next one; a lost one may be any, before a supervisor; neither comes again', async () => {
  const spoilt = { type: 'certificate', fate: 'void', reason: '打印卡纸' };
  expect(await attempt(li, '0233', { ...spoilt, number: '10000002' })).toBe('VOUCHER_NUMBER_SKIPPED');
  expect(await attempt(wang, '0233', { ...spoilt, number: '10000001' })).toBe('VOUCHER_NUMBER_NOT_HELD');
  const trace = await done(li, '0233', { ...spoilt, number: '10000001' });
  const entries = central.db.selectFrom('journal_entry').select('voucher_number').where('trace_number', '=', trace);
  expect(await entries.execute()).toEqual([{ voucher_number: '10000001' }]);
  expect(await attempt(li, '0233', { ...spoilt, number: '10000001' })).toBe('VOUCHER_NUMBER_USED');
  const lost = { type: 'certificate', number: '10000050', fate: 'lost', reason: '盘点短缺' };
  expect(await attempt(li, '0233', lost)).toBe('WITNESS_NEEDED');
  await done(li, '0233', { ...lost, witness: await witnessAt(li, '100190', '0233') });
  expect(await own(li, 'certificate')).toEqual(['10000002-10000049', '10000051-10000100']);
  const spent = await li.send('GET', '/v1/vouchers/spent');
  expect(spent.value).toMatchObject({
    spent: [
      { number: '10000001', fate: 'void' },
      { number: '10000050', fate: 'lost' },
    ],
    next: null,
  });
  expect(await broken()).toEqual([]);
});

test('a form that spoilt in the vault is voided by its keeper before a supervisor', async () => {
  const spoilt = { of: 'vault', type: 'certificate', number: '10005000', fate: 'void', reason: '受潮' };
  expect(await attempt(li, '0233', spoilt)).toBe('NOT_PERMITTED');
  expect(await attempt(keeper, '0233', { ...spoilt, witness: await witnessAt(keeper, '100101', '0233') })).toBe('WITNESS_REFUSED');
  await done(keeper, '0233', { ...spoilt, witness: await witnessAt(keeper, '100190', '0233') });
  expect(await attempt(keeper, '0233', spoilt)).toBe('VOUCHER_NUMBER_USED');
  expect(await broken()).toEqual([]);
});

test('of two requests for one number one wins, and the other learns why', async () => {
  const spoilt = { type: 'passbook', number: '10000001', fate: 'void', reason: '污损' };
  const prepared = [await li.prepare('0233', spoilt, { tillId: null }), await li.prepare('0233', spoilt, { tillId: null })] as const;
  const replies = await Promise.all(prepared.map((each) => li.post(each)));
  expect(replies.map(({ value }) => value.outcome).sort()).toEqual(['accepted', 'rejected']);
  expect(replies.find(({ value }) => value.outcome === 'rejected')?.value).toMatchObject({ error: { code: 'VOUCHER_NUMBER_USED' } });
});

test('cheques are sold to a customer, lowest numbers first; what the bank writes is not sold', async () => {
  const customerNumber = '8000000001';
  const sell = { type: 'cashCheque', first: '10000001', last: '10000025', customerNumber };
  expect(await attempt(li, '0234', { ...sell, first: '10000002' })).toBe('VOUCHER_NUMBER_SKIPPED');
  expect(await attempt(li, '0234', { ...sell, customerNumber: '8999999999' })).toBe('CUSTOMER_UNKNOWN');
  expect(await attempt(li, '0234', { ...sell, type: 'draft' })).toBe('VOUCHER_NOT_FOR_SALE');
  await done(li, '0234', sell);
  expect(await own(li, 'cashCheque')).toEqual(['10000026-10000100']);
  expect(await broken()).toEqual([]);
});

test('a form is used by an entry: once, the next one only, a customer’s in any order; a reversal makes it void', async () => {
  const entry = await done(wang, '0235', { of: 'teller', ranges: [] });
  const { id: entryId } = await central.db
    .selectFrom('journal_entry')
    .select('id')
    .where('trace_number', '=', entry)
    .executeTakeFirstOrThrow();
  const number = (text: string) => text as VoucherNumber;
  const form = (text: string) => ({ type: 'passbook' as const, holder: tellerHolder('100102'), number: number(text) });
  const check = async (text: string) => {
    const checked = await serializable(central.db, (tx) => checkVoucher(tx, form(text)));
    return checked.ok ? 'may' : checked.error.code;
  };
  expect([await check('10000101'), await check('10000102'), await check('10000001')]).toEqual([
    'may',
    'VOUCHER_NUMBER_SKIPPED',
    'VOUCHER_NUMBER_USED',
  ]);
  await serializable(central.db, (tx) => useVoucher(tx, { ...form('10000101'), entryId }));
  await expect(serializable(central.db, (tx) => useVoucher(tx, { ...form('10000101'), entryId, line: 2 }))).rejects.toThrow(
    'does not hold',
  );
  expect(await check('10000101')).toBe('VOUCHER_NUMBER_USED');
  const cheque = { type: 'cashCheque' as const, holder: 'customer:8000000001' as const, number: number('10000009') };
  expect(await serializable(central.db, (tx) => checkVoucher(tx, cheque))).toEqual({ ok: true, value: true });
  await serializable(central.db, (tx) => useVoucher(tx, { ...cheque, entryId, line: 2 }));
  await serializable(central.db, (tx) => voidUsedVoucher(tx, { type: 'passbook', number: number('10000101'), reason: '冲正' }));
  expect(await check('10000101')).toBe('VOUCHER_NUMBER_USED');
  expect(await broken()).toEqual([]);
});

test('a stock-take puts what lies there beside what is booked', async () => {
  const { own: booked } = (await wang.send<{ own: { type: string; first: string; last: string }[] }>('GET', '/v1/vouchers')).value;
  const ranges = booked.map(({ type, first, last }) => ({ type, first, last }));
  expect(await attempt(wang, '0235', { of: 'teller', ranges })).toMatchObject({ result: { agrees: true } });
  expect(await attempt(wang, '0235', { of: 'teller', ranges: ranges.slice(1) })).toMatchObject({ result: { agrees: false } });
  expect(await attempt(wang, '0235', { of: 'vault', ranges })).toBe('NOT_PERMITTED');
});

test('the branch’s stock comes in pages, with every holder', async () => {
  const holders = new Set<string>();
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { stock: { holder: string }[]; next: string | null } = (
      await li.send<{ stock: { holder: string }[]; next: string | null }>('GET', `/v1/vouchers?limit=7&cursor=${cursor}`)
    ).value;
    for (const { holder } of page.stock) holders.add(holder);
    cursor = page.next;
  }
  expect([...holders].sort()).toEqual(['customer:8000000001', 'teller:100101', 'teller:100102', 'teller:100103', 'vault:1001']);
});

test('the stock of the vault alone is listed page by page, for whoever hands out of it', async () => {
  interface Page {
    readonly stock: readonly { readonly holder: string; readonly type: string }[];
    readonly next: string | null;
  }
  const first = (await keeper.send<Page>('GET', '/v1/vouchers?of=vault&limit=2')).value;
  expect(first.stock).toHaveLength(2);
  const second = (await keeper.send<Page>('GET', `/v1/vouchers?of=vault&limit=200&cursor=${first.next}`)).value;
  expect(second.next).toBeNull();
  const all = [...first.stock, ...second.stock];
  expect(new Set(all.map(({ holder }) => holder))).toEqual(new Set(['vault:1001']));
  expect(new Set(all.map(({ type }) => type)).size).toBe(8);
});
