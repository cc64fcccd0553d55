import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { counterAt, fullCount } from '../testing/counter.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

const signedOn = async (deviceId: string, tellerId: string) => {
  const counter = counterAt(central.url, deviceId);
  await counter.signOn(tellerId);
  return counter;
};

test('the count of the last close opens the till, once', async () => {
  const counter = await signedOn('PC-1001-01', '100101');
  const prepared = await counter.prepare('0211', fullCount('1001-T01'));
  const accepted = await counter.post(prepared);
  expect(accepted.value).toMatchObject({ outcome: 'accepted', amount: '12345678', account: null, entries: [] });
  expect((await counter.post(prepared)).text).toBe(accepted.text);
  const { tills } = (await counter.send<{ tills: { tillId: string }[] }>('GET', '/v1/tills')).value;
  expect(tills.map((till) => till.tillId)).toEqual(['1001-T01', '1001-T02', '1001-T03']);
  expect(tills[0]).toMatchObject({ state: 'active', tellerId: '100101', balance: '12345678' });
});

test('a count that differs from the last close opens nothing, also when only the pieces differ', async () => {
  const counter = await signedOn('PC-1002-01', '100201');
  const right = fullCount('1002-T01') as { amount: string; denominations: Record<string, number> };
  const less = { ...right, amount: (BigInt(right.amount) - 10_000n).toString(), denominations: { ...right.denominations, n100: 999 } };
  expect((await counter.quote('0211', less)).problem).toMatchObject({
    status: 409,
    code: 'TILL_COUNT_DIFFERS',
    details: { counted: '123,356.78', booked: '123,456.78' },
  });
  const exchanged = { ...right, denominations: { ...right.denominations, n100: 999, n50: 302 } };
  expect((await counter.quote('0211', exchanged)).problem.code).toBe('TILL_COUNT_DIFFERS');
});

test('an open till, a second till, and a till of another branch are refused', async () => {
  const owner = await signedOn('PC-1003-01', '100301');
  await owner.openTill('1003-T01');
  const colleague = await signedOn('PC-1003-02', '100302');
  expect((await colleague.quote('0211', fullCount('1003-T01'))).problem).toMatchObject({
    code: 'TILL_ALREADY_OPEN',
    details: { tillId: '1003-T01', tellerId: '100301' },
  });
  expect((await owner.quote('0211', fullCount('1003-T02'))).problem).toMatchObject({
    code: 'TILL_ALREADY_OPEN',
    details: { tillId: '1003-T01', tellerId: '100301' },
  });
  expect(await colleague.quote('0211', fullCount('1001-T01'))).toMatchObject({ status: 404, problem: { code: 'TILL_UNKNOWN' } });
  expect((await colleague.quote('0211', { ...fullCount('1003-T02'), tillId: '1003-T77' })).problem.code).toBe('TILL_UNKNOWN');
});

test('two tellers who open one till at the same time: one has it, the other learns who', async () => {
  const [one, two] = [await signedOn('PC-1002-01', '100202'), await signedOn('PC-1002-02', '100203')];
  const prepared = [await one.prepare('0211', fullCount('1002-T02')), await two.prepare('0211', fullCount('1002-T02'))] as const;
  const replies = await Promise.all([one.post(prepared[0]), two.post(prepared[1])]);
  expect(replies.map(({ value }) => value.outcome).sort()).toEqual(['accepted', 'rejected']);
  const refused = replies.find(({ value }) => value.outcome === 'rejected');
  expect(refused?.value).toMatchObject({ error: { code: 'TILL_ALREADY_OPEN' } });
});

test('one teller who opens two tills at the same time gets one', async () => {
  const counter = await signedOn('PC-1001-02', '100102');
  const prepared = await Promise.all([counter.prepare('0211', fullCount('1001-T02')), counter.prepare('0211', fullCount('1001-T03'))]);
  const replies = await Promise.all(prepared.map((each) => counter.post(each)));
  expect(replies.map(({ value }) => value.outcome).sort()).toEqual(['accepted', 'rejected']);
});
