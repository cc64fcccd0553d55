import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BusinessDate, businessDateSchema } from '../../contract/dates/businessDate.ts';
import { interestSlipSchema } from '../../contract/products/interestSlip.ts';
import { serializable } from '../database/serializable.ts';
import { move, openAccount, openDeposit, type TestDeposit } from '../endOfDay/testing/bank.ts';
import { loadProducts } from '../products/product.ts';
import { rateAt } from '../products/rates.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { closeInterest } from './close.ts';
import { instalmentState } from './instalments.ts';
import { cancelNotice, giveNotice } from './notices.ts';
import { type InterestPayment, toSlip } from './payment.ts';
import { readSituation } from './read.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

const day = (text: string): BusinessDate => businessDateSchema.parse(text);

const situation = async (number: string, date: string, amount?: bigint) => {
  const read = await serializable(central.db, (tx) => readSituation(tx, number, day(date), amount === undefined ? {} : { amount }));
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};
const draw = async (number: string, date: string, amount?: bigint): Promise<InterestPayment> => {
  const closed = closeInterest(await situation(number, date, amount));
  if (!closed.ok) throw new Error(closed.error.code);
  return closed.value;
};
const refusal = async (number: string, date: string, amount?: bigint): Promise<string> => {
  const closed = closeInterest(await situation(number, date, amount));
  return closed.ok ? 'paid' : closed.error.code;
};

let serial = 70_000_000;
const number = (): string => {
  serial += 1;
  return String(serial);
};

const fixed = async (deposit: Partial<TestDeposit>): Promise<string> => {
  const account = number();
  await openDeposit(central.db, { number: account, productCode: 'F6M', openedOn: '2007-03-01', principal: 1_000_000n, ...deposit });
  return account;
};

test('10,000 for 6 months at 2.43 %: 121.50 by months, 124.20 by days, as the product says', async () => {
  await sql`insert into products select 'F6A', name_zh, name_en, kind, subject, product_currency, term from products where code = 'F6M'`.execute(
    central.db,
  );
  await sql`insert into product_terms select 'F6A', effective_from, jsonb_set(terms, '{interest,method}', '"actualDays"')
              from product_terms where product_code = 'F6M'`.execute(central.db);
  const byMonths = await draw(await fixed({ term: '6M', rate: '2.43' }), '2007-09-01');
  // 167 days under 20 %, 17 days under 5 %.
  expect(byMonths).toMatchObject({ outcome: 'matured', interest: 12_150n, tax: 2262n, net: 9888n, principal: 1_000_000n });
  expect(byMonths.lines).toMatchObject([{ kind: 'contract', months: 6, days: 0, rate: '2.43', amount: '121.500' }]);
  const byDays = await draw(await fixed({ productCode: 'F6A', term: '6M', rate: '2.43' }), '2007-09-01');
  expect(byDays).toMatchObject({ interest: 12_420n });
  expect(byDays.lines).toMatchObject([{ days: 184 }]);
});

test('10,000 for a year, all drawn after 90 days, demand 0.36 %: 9.00', async () => {
  const account = await fixed({ productCode: 'F1Y', openedOn: '2010-01-01', term: '1Y', rate: '2.25' });
  const paid = await draw(account, '2010-04-01');
  expect(paid).toMatchObject({
    outcome: 'early',
    interest: 900n,
    tax: 0n,
    lines: [{ kind: 'demand', days: 90, rate: '0.36', amount: '9.000' }],
  });
  const product = (await loadProducts(central.db)).on('F1Y', day('2010-01-01'));
  expect(interestSlipSchema.parse(toSlip(account as never, day('2010-04-01'), product!, paid))).toMatchObject({ net: '900' });
});

test('overdue: the term at its rate, the days after it at demand', async () => {
  const paid = await draw(await fixed({ openedOn: '2007-02-28', term: '6M', rate: '1.89' }), '2007-11-01');
  expect(paid).toMatchObject({
    outcome: 'overdue',
    interest: 10_750n,
    lines: [{ amount: '94.500' }, { kind: 'overdue', days: 65, amount: '13.000' }],
  });
});

test('a part drawn early earns demand, once; the rest keeps start and rate under a new certificate', async () => {
  const open = { openedOn: '2023-06-10', principal: 3_000_000n, term: '6M', rate: '1.45' };
  const account = await fixed(open);
  expect(await draw(account, '2023-08-10', 1_000_000n)).toMatchObject({
    outcome: 'partial',
    principal: 1_000_000n,
    interest: 339n,
    remaining: { principal: 2_000_000n, newCertificate: true },
  });
  expect(await refusal(await fixed({ ...open, partials: 1 }), '2023-08-10', 1_000_000n)).toBe('PARTIAL_WITHDRAWALS_USED_UP');
  expect(await refusal(account, '2023-08-10', 2_999_000n)).toBe('REMAINDER_BELOW_MINIMUM');
  expect(await refusal(account, '2023-12-10', 1_000_000n)).toBe('PARTIAL_NOT_POSSIBLE');
});

test('a maturity on a holiday is paid as matured on the last working day before', async () => {
  const account = await fixed({ openedOn: '2024-11-01', principal: 3_000_000n, term: '6M', rate: '1.45' });
  expect(await draw(account, '2025-04-30')).toMatchObject({ outcome: 'matured', interest: 21_750n });
  expect(await draw(account, '2025-04-29')).toMatchObject({ outcome: 'early' });
  expect(await draw(account, '2025-05-06')).toMatchObject({
    outcome: 'overdue',
    lines: [{ kind: 'contract' }, { kind: 'overdue', days: 5 }],
  });
});

test('rollover: each term is capitalised at the rate of its first day, the unfinished last one earns demand', async () => {
  const account = await fixed({ openedOn: '2009-02-03', principal: 800_000n, term: '6M', rate: '1.98', rollover: true });
  const paid = await draw(account, '2010-03-10');
  expect(paid.outcome).toBe('rolled');
  expect(paid.lines.map(({ from, to, amount }) => [from, to, amount])).toEqual([
    ['2009-02-03', '2009-08-03', '79.200'],
    ['2009-08-03', '2010-02-03', '79.982'],
    ['2010-02-03', '2010-03-10', '2.855'],
  ]);
  expect(paid.interest).toBe(7920n + 7998n + 286n);
});

test('a demand account closed in the middle of a quarter: to the day before, at the rate of that day', async () => {
  const account = number();
  await openAccount(central.db, { number: account, productCode: 'D01', openedOn: '2024-01-02' });
  await move(central.db, account, '2024-01-02', 2_000_000n);
  await move(central.db, account, '2024-02-01', -500_000n);
  await move(central.db, account, '2024-03-01', 800_000n);
  // 20,000 x 30 + 15,000 x 29 + 23,000 x 9 = 1,242,000 yuan-days at 0.20 %.
  expect(await draw(account, '2024-03-10')).toMatchObject({ outcome: 'closed', principal: 2_300_000n, interest: 690n });
  // On the 20th itself the quarter is not over and the 20th earns nothing; on the 21st it is, and its interest is due.
  expect(await draw(account, '2024-03-20')).toMatchObject({ interest: 818n });
  expect(await draw(account, '2024-03-21')).toMatchObject({ interest: 831n });
});

test('call deposits: with notice the call rate, otherwise demand', async () => {
  const account = number();
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
  const account = number();
  await openDeposit(central.db, { number: account, productCode: 'N7D', openedOn: '2024-12-02', principal: 5_000_000n });
  expect((await draw(account, '2024-12-07')).lines).toMatchObject([{ kind: 'demand', days: 5 }]);
});

const plan = async (skip: readonly number[], twice: readonly number[]): Promise<string> => {
  const account = number();
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
    const account = number();
    await openDeposit(central.db, { number: account, productCode: 'X01', openedOn, principal: 500_000n });
    return account;
  };
  // 150 days at 1.25 % x 60 %.
  expect(await draw(await open('2023-01-11'), '2023-06-10')).toMatchObject({ interest: 1563n, lines: [{ rate: '0.75', days: 150 }] });
  expect((await draw(await open('2023-04-10'), '2023-06-10')).lines).toMatchObject([{ kind: 'demand', rate: '0.20' }]);
  expect((await draw(await open('2020-01-10'), '2023-06-10')).lines).toMatchObject([{ rate: '0.99' }]);
});

test('rates are dated, tiered, and missing ones are named', async () => {
  expect(await rateAt(central.db, { code: 'demand', term: '' }, day('2012-07-05'))).toEqual({ ok: true, value: '0.40' });
  expect(await rateAt(central.db, { code: 'demand', term: '' }, day('2012-07-06'))).toEqual({ ok: true, value: '0.35' });
  expect(await rateAt(central.db, { code: 'fixed', term: '9M' }, day('2012-07-06'))).toMatchObject({
    error: { code: 'RATE_UNKNOWN', rate: 'fixed 9M' },
  });
  const tier = (from_balance: bigint, annual_rate: string) => ({
    code: 'tiered',
    term: '',
    effective_from: '2025-01-01',
    from_balance,
    annual_rate,
  });
  await central.db
    .insertInto('rates')
    .values([tier(0n, '0.1'), tier(5_000_000n, '0.3')])
    .execute();
  const tiered = async (balance: bigint) => await rateAt(central.db, { code: 'tiered', term: '' }, day('2025-03-01'), balance);
  expect([await tiered(4_999_999n), await tiered(5_000_000n)]).toEqual([
    { ok: true, value: '0.1' },
    { ok: true, value: '0.3' },
  ]);
});
