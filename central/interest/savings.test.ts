import { afterAll, beforeAll, expect, test } from 'vitest';
import { move, openDeposit } from '../endOfDay/testing/bank.ts';
import { loadProducts } from '../products/product.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { instalmentState } from './instalments.ts';
import { cancelNotice, giveNotice } from './notices.ts';
import { day, drawingFrom, newNumber } from './testing/drawing.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

const { draw, situation } = drawingFrom(() => central.db);

test('call deposits: with notice the call rate, otherwise demand', async () => {
  const account = newNumber();
  await openDeposit(central.db, { number: account, productCode: 'N7D', openedOn: '2024-11-01', principal: 20_000_000n });
  const product = (await loadProducts(central.db)).on('N7D', day('2024-11-01'))!;
  const today = await situation(account, '2024-12-02');
  if (today.kind !== 'notice') throw new Error('not a call deposit');
  const { deposit, balance } = today;
  const agreed = { givenOn: day('2024-12-02'), agreedDate: day('2024-12-09'), agreedAmount: 10_000_000n };
  expect(giveNotice(deposit, balance, { ...agreed, agreedDate: day('2024-12-08') }, product)).toMatchObject({
    error: { code: 'NOTICE_TOO_SHORT' },
  });
  expect(giveNotice(deposit, balance, agreed, product)).toEqual({ ok: true, value: { notice: agreed, unusedNotices: 0 } });
  expect(giveNotice({ ...deposit, notice: agreed }, balance, agreed, product)).toMatchObject({ error: { code: 'NOTICE_STANDING' } });
  expect(cancelNotice(deposit)).toMatchObject({ error: { code: 'NOTICE_MISSING' } });
  const set = (unused: number): Promise<unknown> =>
    central.db
      .updateTable('deposits')
      .set({ notice_given_on: agreed.givenOn, notice_date: agreed.agreedDate, notice_amount: agreed.agreedAmount, unused_notices: unused })
      .where('account_number', '=', account)
      .execute();
  // 100,000 x 38 days: at 0.10 % demand and 0.45 % call.
  expect(await draw(account, '2024-12-09', 10_000_000n)).toMatchObject({ interest: 1056n, remaining: { principal: 10_000_000n } });
  await set(0);
  expect(await draw(account, '2024-12-09', 10_000_000n)).toMatchObject({ interest: 4750n });
  const above = await draw(account, '2024-12-09', 12_000_000n);
  expect(above.lines.map(({ kind, base, amount }) => [kind, base, amount])).toEqual([
    ['notice', 10_000_000n, '47.500'],
    ['demand', 2_000_000n, '2.111'],
  ]);
  expect((await draw(account, '2024-12-06', 10_000_000n)).lines).toMatchObject([{ kind: 'demand' }]);
  expect((await draw(account, '2024-12-10', 10_000_000n)).lines).toMatchObject([{ kind: 'demand' }]);
  expect((await draw(account, '2024-12-09', 4_000_000n)).lines).toMatchObject([{ kind: 'demand' }]);
  // What is left would be below 50,000: everything goes.
  expect(await draw(account, '2024-12-09', 16_000_000n)).toMatchObject({ outcome: 'closed', principal: 20_000_000n, remaining: null });
  await set(1);
  expect((await draw(account, '2024-12-09', 10_000_000n)).lines).toMatchObject([{ kind: 'notice', days: 31 }]);
});

test('a call deposit drawn before its notice period has passed earns demand', async () => {
  const account = newNumber();
  await openDeposit(central.db, { number: account, productCode: 'N7D', openedOn: '2024-12-02', principal: 5_000_000n });
  expect((await draw(account, '2024-12-07')).lines).toMatchObject([{ kind: 'demand', days: 5 }]);
});

const plan = async (skip: readonly number[], twice: readonly number[]): Promise<string> => {
  const account = newNumber();
  await openDeposit(central.db, {
    number: account,
    productCode: 'I1Y',
    openedOn: '2015-11-05',
    principal: 10_000n,
    term: '1Y',
    rate: '1.71',
  });
  for (let month = 1; month < 12; month += 1) {
    const date = `${month < 2 ? 2015 : 2016}-${String(((10 + month) % 12) + 1).padStart(2, '0')}-05`;
    if (!skip.includes(month)) await move(central.db, account, date, 10_000n);
    if (twice.includes(month)) await move(central.db, account, date, 10_000n);
  }
  return account;
};

test('instalment savings: 100 a month for 12 months are 7,800 yuan-months', async () => {
  const paid = await draw(await plan([], []), '2016-11-05');
  expect(paid).toMatchObject({ outcome: 'matured', principal: 120_000n, interest: 1112n, lines: [{ product: 780_000n, months: 12 }] });
});

test('a missed instalment may be made good in the next month; otherwise what follows earns demand', async () => {
  const repaired = await draw(await plan([4], [5]), '2016-11-05');
  expect(repaired.lines).toMatchObject([{ kind: 'contract', product: 770_000n }]);
  const broken = await draw(await plan([4], []), '2016-11-05');
  expect(broken.lines.map(({ kind }) => kind)).toEqual(['contract', 'demand']);
  expect(broken.interest).toBeLessThan(repaired.interest);
});

test('what an instalment plan takes today', async () => {
  const account = await plan([4, 5, 6, 7, 8, 9, 10, 11], []);
  const read = await situation(account, '2016-04-10');
  if (read.kind !== 'instalment') throw new Error('not a plan');
  const at = (date: string) => instalmentState(read.deposit, read.payments, read.product, day(date));
  expect(at('2016-02-10')).toMatchObject({ due: 4, paid: 4, missed: [], payable: 0 });
  expect(at('2016-03-10')).toMatchObject({ due: 5, paid: 4, missed: [], payable: 1 });
  expect(at('2016-04-10')).toMatchObject({ due: 6, missed: [5], payable: 2 });
  expect(at('2016-05-10')).toMatchObject({ due: 7, missed: [5, 6], payable: 1 });
  expect(at('2016-11-05')).toMatchObject({ payable: 0 });
});

test('instalments drawn early earn demand by their days; after maturity the days at demand', async () => {
  expect(await draw(await plan([], []), '2016-06-05')).toMatchObject({ outcome: 'early' });
  expect((await draw(await plan([], []), '2016-12-05')).lines).toMatchObject([{ kind: 'contract' }, { kind: 'overdue', days: 30 }]);
});

test('fixed or demand: under three months demand, then 60 % of the rate of the term it reached', async () => {
  const open = async (openedOn: string) => {
    const account = newNumber();
    await openDeposit(central.db, { number: account, productCode: 'X01', openedOn, principal: 500_000n });
    return account;
  };
  // 150 days at 1.25 % x 60 %.
  expect(await draw(await open('2023-01-11'), '2023-06-10')).toMatchObject({ interest: 1563n, lines: [{ rate: '0.75', days: 150 }] });
  expect((await draw(await open('2023-04-10'), '2023-06-10')).lines).toMatchObject([{ kind: 'demand', rate: '0.20' }]);
  expect((await draw(await open('2020-01-10'), '2023-06-10')).lines).toMatchObject([{ rate: '0.99' }]);
});
