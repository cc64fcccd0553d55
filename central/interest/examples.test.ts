import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { interestSlipSchema } from '../../contract/products/interestSlip.ts';
import { move, openAccount, openDeposit, type TestDeposit } from '../endOfDay/testing/bank.ts';
import { loadProducts } from '../products/product.ts';
import { rateAt } from '../products/rates.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { toSlip } from './payment.ts';
import { day, drawingFrom, newNumber } from './testing/drawing.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

const { draw, refusal } = drawingFrom(() => central.db);

const fixed = async (deposit: Partial<TestDeposit>): Promise<string> => {
  const account = newNumber();
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
  const account = newNumber();
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
