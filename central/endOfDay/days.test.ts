import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { demandInterest } from '../../contract/interest/demand.ts';
import type { AnnualRate } from '../../contract/interest/rate.ts';
import { serializable } from '../database/serializable.ts';
import { closeInterest } from '../interest/close.ts';
import { readSituation } from '../interest/read.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { move, openAccount, openDeposit } from './testing/bank.ts';
import { brokenRules, runOn } from './testing/runOn.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

const host = () => ({ db: central.db, clock: central.clock });
const position = (number: string) =>
  central.db.selectFrom('interest_positions').selectAll().where('account_number', '=', number).executeTakeFirst();
const entries = (number: string) =>
  central.db.selectFrom('account_entries').selectAll().where('account_number', '=', number).orderBy('sequence').execute();
const tasks = () => central.db.selectFrom('account_tasks').selectAll().where('done_at', 'is', null).orderBy('account_number').execute();
const ledger = async (subject: string): Promise<bigint> => {
  const rows = await central.db.selectFrom('journal_line').select(['side', 'amount']).where('subject', '=', subject).execute();
  return rows.reduce((sum, { side, amount }) => sum + (side === 'C' ? amount : -amount), 0n);
};

const [FIXED, ROLLING, SHORT, IDLE] = ['71000001', '71000002', '71000003', '71000004'] as const;

test('before the month ends nothing is set aside, and on its last day everything that was earned is', async () => {
  await openDeposit(central.db, {
    number: FIXED,
    productCode: 'F1Y',
    openedOn: '2025-02-05',
    principal: 10_000_000n,
    term: '1Y',
    rate: '1.10',
  });
  // Chunks of one account give what larger ones give.
  expect(await runOn(host(), '2025-03-14', { chunk: 1 })).toBe('finished');
  expect(await position(FIXED)).toBeUndefined();
  expect(await ledger('2231')).toBe(0n);
  expect(await runOn(host(), '2025-03-21')).toBe('finished');
  expect(await runOn(host(), '2025-03-31')).toBe('finished');
  // Two months, less four days' start: 2025-02-05 to 04-01 is one month and 27 days.
  expect((await position(FIXED))?.accrued).toBe(9167n + 8250n);
  expect(await ledger('2231')).toBeGreaterThan(17_417n);
  expect(await brokenRules(central.db)).toEqual([]);
});

test('the quarter is credited with the value of the 21st, at the rate of the 20th, as the daily balances say', async () => {
  const { active } = sandboxAccounts();
  const booked = await entries(active);
  const line = booked.at(-1)!;
  const opening = booked.filter(({ business_date }) => business_date <= '2024-12-20').at(-1)?.balance_after ?? 0n;
  const changes = booked
    .filter(
      ({ business_date, transaction_code, sequence }) =>
        business_date > '2024-12-20' && !(transaction_code === '9001' && sequence === line.sequence),
    )
    .map(({ business_date, amount }) => ({ date: business_date as BusinessDate, change: amount }));
  const expected = demandInterest({
    changes: [{ date: '2024-12-21' as BusinessDate, change: opening }, ...changes],
    event: { kind: 'settlement', date: '2025-03-20' as BusinessDate },
    rate: '0.10' as AnnualRate,
  });
  expect(expected.interest).toBeGreaterThan(0n);
  const { rows } = { rows: await central.db.selectFrom('settlements').selectAll().where('account_number', '=', active).execute() };
  expect(rows).toMatchObject([
    { settled_through: '2025-03-20', from_date: '2024-12-21', interest: expected.interest, annual_rate: '0.10' },
  ]);
  expect(line).toMatchObject({
    summary_zh: '结息',
    business_date: '2025-03-21',
    amount: expected.interest,
    teller_id: '000000',
    cash: false,
  });
});

test('a deposit that rolls over gets its interest and a new term at the rate of that day, over a holiday too', async () => {
  await openDeposit(central.db, {
    number: ROLLING,
    productCode: 'F3M',
    openedOn: '2025-02-01',
    principal: 1_000_000n,
    term: '3M',
    rate: '0.80',
    rollover: true,
  });
  await openDeposit(central.db, {
    number: SHORT,
    productCode: 'F6M',
    openedOn: '2024-11-06',
    principal: 1_000_000n,
    term: '6M',
    rate: '1.00',
  });
  expect(await runOn(host(), '2025-04-30')).toBe('finished');
  const deposit = await central.db.selectFrom('deposits').selectAll().where('account_number', '=', ROLLING).executeTakeFirstOrThrow();
  expect(deposit).toMatchObject({
    opened_on: '2025-02-01',
    term_started_on: '2025-05-01',
    matures_on: '2025-08-01',
    contract_rate: '0.80',
    principal: 1_002_000n,
  });
  expect(
    (await entries(ROLLING)).map(({ amount, balance_after, summary_zh, business_date }) => [
      amount,
      balance_after,
      summary_zh,
      business_date,
    ]),
  ).toEqual([
    [1_000_000n, 1_000_000n, '汇入', '2025-02-01'],
    [2000n, 1_002_000n, '转存利息', '2025-04-30'],
  ]);
  // Drawn on the first bank date after the holiday: the unfinished term earns demand on the capitalised sum.
  const read = await serializable(central.db, (tx) => readSituation(tx, ROLLING, '2025-05-06' as BusinessDate));
  expect(read.ok && closeInterest(read.value)).toMatchObject({ value: { outcome: 'early', principal: 1_002_000n, interest: 14n } });
  // The next bank date is 6 May, which is when the other one matures; 5 May is a holiday.
  expect(await tasks()).toMatchObject([{ account_number: SHORT, kind: 'maturity', due_on: '2025-05-06' }]);
  expect(await brokenRules(central.db)).toEqual([]);
});

test('people without activity for a year sleep; a company is told first and is unclaimed thirty days later', async () => {
  const company = (await central.db.selectFrom('customers').select('number').where('kind', '=', 'company').executeTakeFirstOrThrow())
    .number;
  await openAccount(central.db, { number: IDLE, productCode: 'D01', openedOn: '2024-05-20' });
  await openAccount(central.db, { number: '71000005', productCode: 'D02', openedOn: '2024-05-20', customerNumber: company });
  await openAccount(central.db, { number: '71000006', productCode: 'D01', openedOn: '2024-05-20' });
  await move(central.db, '71000006', '2024-05-23', 100n);
  const states = async () =>
    (
      await central.db
        .selectFrom('accounts')
        .select('state')
        .where('number', 'in', [IDLE, '71000005', '71000006'])
        .orderBy('number')
        .execute()
    ).map(({ state }) => state);
  await runOn(host(), '2025-05-20');
  expect(await states()).toEqual(['dormant', 'active', 'active']);
  expect(await tasks()).toContainEqual(
    expect.objectContaining({ account_number: '71000005', kind: 'dormancyNotice', raised_on: '2025-05-20' }),
  );
  await runOn(host(), '2025-06-19');
  expect(await states()).toEqual(['dormant', 'active', 'dormant']);
  await runOn(host(), '2025-06-20');
  expect(await states()).toEqual(['dormant', 'dormant', 'dormant']);
});

test('a settlement day before a weekend is settled on the next bank date, for sleeping accounts too, with the value of the 21st', async () => {
  expect(
    (await central.db.selectFrom('end_of_day_runs').select('next_date').where('business_date', '=', '2025-06-20').executeTakeFirstOrThrow())
      .next_date,
  ).toBe('2025-06-23');
  const due = () => central.db.selectFrom('settlements').selectAll().where('settled_through', '=', '2025-06-20').execute();
  expect(await due()).toEqual([]);
  await runOn(host(), '2025-06-23');
  const dormant = await due();
  expect(dormant.length).toBeGreaterThan(30);
  expect(dormant.map(({ account_number }) => account_number)).toContain(sandboxAccounts().dormant);
  const credited = await entries(sandboxAccounts().active);
  expect(credited.at(-1)).toMatchObject({ business_date: '2025-06-23', summary_zh: '结息' });
  expect(await brokenRules(central.db)).toEqual([]);
});

test('a rate that falls after interest was set aside is made good at the next month end', async () => {
  await runOn(host(), '2025-06-30');
  const before = (await position(FIXED))?.accrued ?? 0n;
  await central.db.insertInto('rates').values({ code: 'demand', term: '', effective_from: '2025-07-10', annual_rate: '0' }).execute();
  await runOn(host(), '2025-07-31');
  const taken = await central.db
    .selectFrom('accruals')
    .selectAll()
    .where('business_date', '=', '2025-07-31')
    .where('amount', '<', 0n)
    .execute();
  expect(taken.length).toBeGreaterThan(0);
  expect((await position(FIXED))?.accrued).toBeGreaterThan(before);
  expect(await brokenRules(central.db)).toEqual([]);
});
