import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqlState } from '../database/failure.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { between } from './pairs.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

const ENTRY = '0190a000-0000-7000-8000-000000000001';

const balances = async (): Promise<unknown[]> =>
  (
    await sql`select entry_id, currency, sum(case side when 'D' then amount else -amount end) as off
                from journal_line group by entry_id, currency having sum(case side when 'D' then amount else -amount end) <> 0`.execute(
      central.db,
    )
  ).rows;

const attempt = async (statement: string): Promise<string | null> =>
  await sql
    .raw(statement)
    .execute(central.db)
    .then(
      () => 'done',
      (error: unknown) => sqlState(error),
    );

const NOT_NULL = '23502';
const CHECK = '23514';
const UNIQUE = '23505';
/** A view of a union takes no rows. */
const READ_ONLY_VIEW = '55000';

test('an entry written by hand cannot lack its other side', async () => {
  await sql`insert into journal_entry (id, trace_number, branch_code, business_date, posted_at, transaction_code, channel)
            values (${ENTRY}, '90000001', '1001', '2025-03-10', now(), '9001', 'system')`.execute(central.db);
  const pair = (columns: string, values: string): string =>
    `insert into journal_pair (entry_id, pair_number, branch_code, currency, ${columns}) values ('${ENTRY}', 1, '1001', 'CNY', ${values})`;
  expect(await attempt(pair('amount, debit_subject', "100, '1001'"))).toBe(NOT_NULL);
  expect(await attempt(pair('amount, credit_subject', "100, '2011'"))).toBe(NOT_NULL);
  expect(await attempt(pair('amount, debit_subject, credit_subject', "0, '1001', '2011'"))).toBe(CHECK);
  expect(await attempt(pair('amount, debit_subject, credit_subject', "-5, '1001', '2011'"))).toBe(CHECK);
  expect(await attempt(pair('amount, debit_subject, credit_subject', "5, '', '2011'"))).toBe(CHECK);
  expect(await attempt(pair('amount, debit_subject, credit_subject', "5, '1001', '1001'"))).toBe(CHECK);
});

test('a line cannot be written alone', async () => {
  expect(
    await attempt(
      `insert into journal_line (entry_id, line_number, branch_code, currency, side, subject, owner, amount)
       values ('${ENTRY}', 1, '1001', 'CNY', 'D', '1001', null, 100)`,
    ),
  ).toBe(READ_ONLY_VIEW);
  expect(await attempt(`update journal_line set amount = amount + 1 where side = 'D'`)).toBe(READ_ONLY_VIEW);
});

test('whatever is changed or deleted by hand, debits equal credits in each currency', async () => {
  expect(await balances()).toEqual([]);
  await attempt('update journal_pair set amount = amount * 3 where pair_number = 1');
  await attempt("update journal_pair set currency = 'USD' where amount % 7 = 0");
  await attempt("update journal_pair set debit_subject = '1221' where amount % 5 = 0");
  await attempt('delete from journal_pair where amount % 3 = 0');
  expect(await balances()).toEqual([]);
});

test('one key books one entry', async () => {
  const entry = (id: string, trace: string): string =>
    `insert into journal_entry (id, trace_number, branch_code, business_date, posted_at, transaction_code, channel, teller_id, device_id, client_key)
     values ('${id}', '${trace}', '1001', '2025-03-10', now(), '1201', 'counter', '100101', 'PC-1001-01', '0190b000-0000-7000-8000-000000000009')`;
  expect(await attempt(entry('0190a000-0000-7000-8000-000000000002', '90000002'))).toBe('done');
  expect(await attempt(entry('0190a000-0000-7000-8000-000000000003', '90000003'))).toBe(UNIQUE);
});

test('what the system books never stands under a name', async () => {
  const head = 'id, trace_number, branch_code, business_date, posted_at, transaction_code, channel, teller_id';
  const row = (channel: string, teller: string): string =>
    `insert into journal_entry (${head}) values (gen_random_uuid(), '90000004', '1001', '2025-03-10', now(), '9001', '${channel}', ${teller})`;
  expect(await attempt(row('system', "'100101'"))).toBe(CHECK);
  expect(await attempt(row('counter', 'null'))).toBe(CHECK);
});

test('no balance goes below zero, and a closed account holds nothing', async () => {
  expect(await attempt('update accounts set balance = -1')).toBe(CHECK);
  expect(await attempt('update accounts set hold = -1')).toBe(CHECK);
  expect(await attempt("update accounts set balance = 5 where state = 'closed'")).toBe(CHECK);
  expect(await attempt('update till_cash set balance = -1')).toBe(CHECK);
});

test('between two branches an amount passes through clearing in both books', () => {
  const pairs = between(
    { subject: '1001', owner: '1001-T01', branchCode: '1001' },
    { subject: '2011', owner: '10020100000000112', branchCode: '1002' },
    'CNY',
    500n,
  );
  expect(pairs.map(({ branchCode, debit, credit }) => [branchCode, debit.subject, credit.subject])).toEqual([
    ['1001', '1001', '3001'],
    ['1002', '3001', '2011'],
  ]);
});
