import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { deposit, openCounter } from '../testing/counter.ts';
import { checkBooks } from './run.ts';

const { active } = sandboxAccounts();
let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
  const counter = await openCounter(central.url);
  await counter.post(await counter.prepare('1201', deposit(active, 100)));
});
afterAll(() => central.stop());

const broken = async (): Promise<string[]> =>
  (await checkBooks(central.db)).results.filter(({ offences }) => offences.length > 0).map(({ name }) => name);

/** Damage, what undoes it, and a rule that must notice. */
const DAMAGES: readonly (readonly [what: string, damage: string, repair: string, rule: string])[] = [
  [
    'lines without an entry',
    `insert into journal_pair (entry_id, pair_number, branch_code, currency, amount, debit_subject, credit_subject)
     values ('0190a000-0000-7000-8000-0000000000ff', 1, '1001', 'CNY', 100, '1221', '2241')`,
    `delete from journal_pair where entry_id = '0190a000-0000-7000-8000-0000000000ff'`,
    'every line belongs to an entry',
  ],
  [
    'a balance changed by hand',
    `update accounts set balance = balance + 1 where number = '${active}'`,
    `update accounts set balance = balance - 1 where number = '${active}'`,
    'every account balance is the sum of its entries, numbered without gaps',
  ],
  [
    'a ledger amount changed by hand',
    'update journal_pair set amount = amount + 1 where entry_id = (select max(entry_id::text)::uuid from journal_pair)',
    'update journal_pair set amount = amount - 1 where entry_id = (select max(entry_id::text)::uuid from journal_pair)',
    'every account entry stands in the ledger, and the reverse',
  ],
  [
    'a running balance changed by hand',
    `update account_entries set balance_after = balance_after + 1 where account_number = '${active}' and sequence = 2`,
    `update account_entries set balance_after = balance_after - 1 where account_number = '${active}' and sequence = 2`,
    'every balance after an entry is the one before plus its amount',
  ],
  [
    'a till that lost a note',
    `update till_cash set denominations = jsonb_set(denominations, '{n100}', '1') where till_id = '1001-T02'`,
    `update till_cash set denominations = jsonb_set(denominations, '{n100}', '600') where till_id = '1001-T02'`,
    'notes and coins of every till add up to its cash',
  ],
  [
    'a till whose cash is not in the ledger',
    `update till_cash set balance = balance - 100 where till_id = '1001-T01'`,
    `update till_cash set balance = balance + 100 where till_id = '1001-T01'`,
    'cash of every till is what the ledger has under it',
  ],
  [
    'a subject that nobody knows',
    `update journal_pair set credit_subject = '9999' where debit_subject = '1003' and credit_subject = '4001'`,
    `update journal_pair set credit_subject = '4001' where credit_subject = '9999'`,
    'every subject is in the chart of accounts',
  ],
  [
    'a stored answer that vanished',
    'update outcomes set route = $$x$$',
    'update outcomes set route = $$post$$',
    'every accepted key has one entry, and every entry of a key an accepted outcome',
  ],
  [
    'a print position moved by hand',
    `update passbooks set next_line = next_line + 1 where account_number = '${active}'`,
    `update passbooks set next_line = next_line - 1 where account_number = '${active}'`,
    'every passbook ends where its printed lines end',
  ],
  [
    'clearing that one branch forgot',
    `update journal_pair set credit_subject = '1221' where pair_number = 2 and credit_subject = '3001'`,
    `update journal_pair set credit_subject = '3001' where pair_number = 2 and credit_subject = '1221'`,
    'clearing between branches is zero over the bank',
  ],
];

test.each(DAMAGES)('notices %s', async (_what, damage, repair, rule) => {
  expect(await broken()).toEqual([]);
  const { numAffectedRows } = await sql.raw(damage).execute(central.db);
  expect(numAffectedRows).toBeGreaterThan(0n);
  expect(await broken()).toContain(rule);
  await sql.raw(repair).execute(central.db);
  expect(await broken()).toEqual([]);
});
