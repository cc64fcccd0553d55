import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../checks/run.ts';
import { attempt, done, signedOnAt, tokenOf, witnessAt } from '../testing/branchPeople.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import type { Counter } from '../testing/counter.ts';
import { told } from '../testing/told.ts';

let central: TestCentral;
let li: Counter;
let wang: Counter;
let keeper: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  li = await signedOnAt(central.url, 'PC-1001-01', '100101');
  wang = await signedOnAt(central.url, 'PC-1001-02', '100102');
  keeper = await signedOnAt(central.url, 'PC-1001-03', '100180');
  await li.openTill('1001-T01');
  await wang.openTill('1001-T02');
});
afterAll(() => central.stop());

const broken = async (): Promise<string[]> =>
  (await checkBooks(central.db)).results.filter(({ offences }) => offences.length > 0).map(({ name }) => name);
const balance = async (till: string): Promise<bigint> =>
  (await central.db.selectFrom('till_cash').select('balance').where('till_id', '=', till).executeTakeFirstOrThrow()).balance;
const thousand = { currency: 'CNY', amount: '100000', denominations: { n100: 10 } };
const outOfVault = { fromTill: '1001-T00', toTill: '1001-T01', ...thousand };
const between = { fromTill: '1001-T01', toTill: '1001-T02', ...thousand };

test('cash leaves the vault by two people and reaches the till when the teller says the token', async () => {
  const before = [await balance('1001-T00'), await balance('1001-T01')];
  const give = { step: 'give', receiver: '100101', ...outOfVault };
  expect(await attempt(keeper, '0221', give)).toBe('WITNESS_NEEDED');
  expect(await attempt(keeper, '0221', { ...give, witness: await witnessAt(keeper, '100180', '0221') })).toBe('WITNESS_REFUSED');
  expect(await attempt(keeper, '0221', { ...give, witness: await witnessAt(keeper, '100101', '0221') })).toBe('WITNESS_REFUSED');
  expect(await attempt(keeper, '0221', { ...give, witness: await witnessAt(keeper, '100190', '0222') })).toBe('WITNESS_REFUSED');
  expect(await attempt(keeper, '0221', { ...give, witness: await witnessAt(li, '100190', '0221') })).toBe('WITNESS_REFUSED');
  const witness = await witnessAt(keeper, '100190', '0221');
  const number = await done(keeper, '0221', { ...give, witness });
  expect(await attempt(keeper, '0221', { ...give, witness })).toBe('WITNESS_REFUSED');
  const entries = central.db.selectFrom('journal_entry').select('authoriser_ids').where('trace_number', '=', number);
  expect(await entries.execute()).toEqual([{ authoriser_ids: ['100190'] }]);
  expect([await balance('1001-T00'), await balance('1001-T01')]).toEqual([(before[0] ?? 0n) - 100_000n, before[1]]);
  expect(await broken()).toEqual([]);

  const token = await tokenOf(keeper, number);
  expect(await tokenOf(li, number)).toBe('');
  const accept = { step: 'accept', number, token, ...outOfVault };
  expect(await attempt(wang, '0221', accept)).toBe('TRANSFER_NOT_YOURS');
  expect(await attempt(li, '0221', { ...accept, token: 'WRONG' })).toBe('TRANSFER_TOKEN_WRONG');
  expect(await attempt(li, '0221', { ...accept, denominations: { n50: 20 } })).toBe('TRANSFER_COUNT_DIFFERS');
  expect(await attempt(li, '0223', { ...accept, fromTill: '1001-T02' })).toBe('TRANSFER_UNKNOWN');
  await done(li, '0221', accept);
  expect(await attempt(li, '0221', accept)).toBe('TRANSFER_SETTLED');
  expect([await balance('1001-T00'), await balance('1001-T01')]).toEqual([(before[0] ?? 0n) - 100_000n, (before[1] ?? 0n) + 100_000n]);
  const way = { number, from: '1001-T00', to: '1001-T01' };
  expect(await told(central.db, 'cashMoved')).toEqual([
    { to: '100101', payload: { ...way, state: 'handedOver' } },
    { to: '100180', payload: { ...way, state: 'received' } },
  ]);
  expect(await broken()).toEqual([]);
});

test('cash that the receiver rejects, or the giver takes back, is where it was', async () => {
  const before = await balance('1001-T01');
  for (const who of [wang, li]) {
    const number = await done(li, '0223', { step: 'give', receiver: '100102', ...between });
    expect(await balance('1001-T01')).toBe(before - 100_000n);
    expect(await attempt(keeper, '0223', { step: 'return', number, ...between })).toBe('NOT_PERMITTED');
    await done(who, '0223', { step: 'return', number, reason: '点数不符', ...between });
    expect(await balance('1001-T01')).toBe(before);
  }
  expect(await broken()).toEqual([]);
});

test('nobody gives what is not there, to themselves, or to somebody without an open till', async () => {
  const give = { step: 'give', receiver: '100102', ...between };
  expect(await attempt(li, '0223', { ...give, denominations: { 'c0.01': 100_000 } })).toBe('TILL_LACKS_PIECES');
  expect(await attempt(li, '0223', { ...give, receiver: '100101' })).toBe('RECEIVER_NOT_READY');
  expect(await attempt(li, '0223', { ...give, toTill: '1001-T03', receiver: '100103' })).toBe('RECEIVER_NOT_READY');
  expect(await attempt(li, '0223', { ...give, toTill: '1002-T01', receiver: '100201' })).toBe('TILL_UNKNOWN');
  expect(await attempt(wang, '0223', give)).toBe('TILL_NOT_OPEN');
  expect(await attempt(li, '0223', { ...give, receiver: undefined })).toBe('FIELD_REQUIRED');
});

test('two who accept and return one move at the same time: one of them does', async () => {
  const number = await done(li, '0223', { step: 'give', receiver: '100102', ...between });
  const token = await tokenOf(li, number);
  const prepared = [
    await wang.prepare('0223', { step: 'accept', number, token, ...between }),
    await li.prepare('0223', { step: 'return', number, ...between }),
  ] as const;
  const replies = await Promise.all([wang.post(prepared[0]), li.post(prepared[1])]);
  expect(replies.map(({ value }) => value.outcome).sort()).toEqual(['accepted', 'rejected']);
  expect(replies.find(({ value }) => value.outcome === 'rejected')?.value).toMatchObject({ error: { code: 'TRANSFER_SETTLED' } });
  expect(await broken()).toEqual([]);
});

test('a till hands cash in to the vault, where a keeper takes it with a second person', async () => {
  const values = { fromTill: '1001-T01', toTill: '1001-T00', ...thousand };
  expect(await attempt(li, '0222', { step: 'give', receiver: '100190', ...values })).toBe('RECEIVER_NOT_READY');
  const number = await done(li, '0222', { step: 'give', receiver: '100180', ...values });
  const token = await tokenOf(li, number);
  expect(await attempt(keeper, '0222', { step: 'accept', number, token, ...values })).toBe('WITNESS_NEEDED');
  const witness = await witnessAt(keeper, '100103', '0222');
  await done(keeper, '0222', { step: 'accept', number, token, witness, ...values });
  expect(await broken()).toEqual([]);
});

test('notes are changed for others of the same worth, as far as the till has them', async () => {
  const exchange = { currency: 'CNY', amount: '10000', taken: { n100: 1 }, given: { n50: 2 } };
  const before = await balance('1001-T01');
  await done(li, '0224', exchange, '1001-T01');
  expect(await balance('1001-T01')).toBe(before);
  expect(await attempt(li, '0224', { ...exchange, given: { n50: 3 } }, '1001-T01')).toBe('DENOMINATIONS_MISMATCH');
  expect(await attempt(li, '0224', { ...exchange, given: { 'c0.02': 5_000 } }, '1001-T01')).toBe('TILL_LACKS_PIECES');
  expect(await attempt(li, '0224', exchange, '1001-T02')).toBe('TILL_NOT_OPEN');
  expect(await broken()).toEqual([]);
});

test('a paused till moves no cash until its teller goes on', async () => {
  await done(wang, '0213', { tillId: '1001-T02', step: 'pause' });
  expect(await attempt(wang, '0213', { tillId: '1001-T02', step: 'pause' })).toBe('TILL_STATE_REFUSES');
  expect(await attempt(li, '0213', { tillId: '1001-T02', step: 'resume' })).toBe('TILL_STATE_REFUSES');
  expect(await attempt(li, '0223', { step: 'give', receiver: '100102', ...between })).toBe('RECEIVER_NOT_READY');
  await done(wang, '0213', { tillId: '1001-T02', step: 'resume' });
});

test('the till that got more than it may hold is told at the quote', async () => {
  const amount = { currency: 'CNY', amount: '60000000', denominations: { n100: 6_000 } };
  const way = { fromTill: '1001-T00', toTill: '1001-T01', ...amount };
  const witness = await witnessAt(keeper, '100190', '0221');
  const number = await done(keeper, '0221', { step: 'give', receiver: '100101', witness, ...way });
  const token = await tokenOf(keeper, number);
  const quoted = await li.quote('0221', { step: 'accept', number, token, ...way }, { tillId: null });
  expect(quoted.value.notices).toMatchObject([{ level: 'warning', textZh: expect.stringContaining('上缴') }]);
  await done(keeper, '0221', { step: 'return', number, witness: await witnessAt(keeper, '100190', '0221'), ...way });
  expect(await broken()).toEqual([]);
});

test('the vault is seen by its people only', async () => {
  expect((await li.send('GET', '/v1/vault')).problem.code).toBe('NOT_PERMITTED');
  expect((await keeper.send('GET', '/v1/vault')).value).toMatchObject({ cash: [{ tillId: '1001-T00', lastCount: null }] });
});

test('the register of moves comes in pages and shows this branch only', async () => {
  const first = await li.send<{ moves: { number: string }[]; next: string }>('GET', '/v1/cash-moves?limit=2');
  const second = await li.send<{ moves: { number: string }[] }>('GET', `/v1/cash-moves?limit=2&cursor=${first.value.next}`);
  const numbers = [...first.value.moves, ...second.value.moves].map(({ number }) => number);
  expect(numbers).toHaveLength(4);
  expect(numbers).toEqual([...new Set(numbers)].sort().reverse());
  const elsewhere = await signedOnAt(central.url, 'PC-1002-01', '100201');
  expect((await elsewhere.send('GET', '/v1/cash-moves')).value).toMatchObject({ moves: [] });
});
