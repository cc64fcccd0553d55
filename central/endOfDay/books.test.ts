import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { checkBooks } from '../checks/run.ts';
import { serializable } from '../database/serializable.ts';
import { closeInterest } from '../interest/close.ts';
import { findHolding } from '../interest/holding.ts';
import { interestPairs } from '../interest/pairs.ts';
import { readSituation } from '../interest/read.ts';
import { releaseAccrued } from '../interest/release.ts';
import { SUBJECT } from '../ledger/pairs.ts';
import { writeEntry } from '../ledger/write.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { move, openDeposit } from './testing/bank.ts';
import { brokenRules, runOn } from './testing/runOn.ts';

const NUMBER = '71000001';
let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
  await openDeposit(central.db, {
    number: NUMBER,
    productCode: 'F3M',
    openedOn: '2024-12-22',
    principal: 5_000_000n,
    term: '3M',
    rate: '0.80',
    rollover: true,
  });
  for (const date of ['2025-03-21', '2025-03-31']) await runOn({ db: central.db, clock: central.clock }, date);
}, 60_000);
afterAll(() => central.stop());

const broken = async (): Promise<string[]> =>
  (await checkBooks(central.db)).results.filter(({ offences }) => offences.length > 0).map(({ name }) => name);

const DAMAGES: readonly (readonly [what: string, damage: string, repair: string, rule: string])[] = [
  [
    'a share that was changed by hand',
    `update interest_positions set accrued = accrued + 1 where account_number = '${NUMBER}'`,
    `update interest_positions set accrued = accrued - 1 where account_number = '${NUMBER}'`,
    'what is set aside for an account is the sum of its accruals',
  ],
  [
    'interest payable that belongs to nobody',
    `update journal_pair set credit_subject = '1221' where debit_subject = '6411' and credit_subject = '2231'`,
    `update journal_pair set credit_subject = '2231' where debit_subject = '6411' and credit_subject = '1221'`,
    'interest payable is what is set aside for the accounts',
  ],
  [
    'a settlement that was never credited',
    'update settlements set interest = interest + 1 where interest > 0',
    'update settlements set interest = interest - 1 where interest > 0',
    'every settled quarter is in its account, and follows the one before',
  ],
  [
    'a rolled term with a hole behind it',
    'update deposit_terms set matured_on = matured_on + 1',
    'update deposit_terms set matured_on = matured_on - 1',
    'every rolled term is in its account, and the next began when it ended',
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

test('a deposit drawn early pays demand, gives back what was set aside, and the books hold', async () => {
  const date = '2025-04-15' as BusinessDate;
  await serializable(central.db, async (tx) => {
    const holding = await findHolding(tx, NUMBER);
    const situation = await readSituation(tx, NUMBER, date);
    const paid = situation.ok ? closeInterest(situation.value) : situation;
    if (holding === null || !paid.ok) throw new Error('cannot be drawn');
    expect(holding.accrued).toBeGreaterThan(paid.value.interest - 1n);
    expect(paid.value).toMatchObject({ outcome: 'early', principal: 5_010_000n });
    const books = { branchCode: holding.branchCode, currency: holding.currency };
    const cash = { subject: SUBJECT.centralBank, owner: null };
    const head = {
      traceNumber: '9900000001',
      branchCode: '1001',
      businessDate: date,
      postedAt: `${date}T01:00:00.000Z`,
      transactionCode: '1205',
      tellerId: '100101',
      deviceId: null,
      clientKey: null,
    };
    const entryId = await writeEntry(tx, head, interestPairs(books, cash, { ...paid.value, accrued: holding.accrued }));
    await releaseAccrued(tx, holding, date, entryId);
    await move(tx, NUMBER, date, -paid.value.principal);
    await tx.updateTable('accounts').set({ state: 'closed' }).where('number', '=', NUMBER).execute();
  });
  expect(await findHolding(central.db, NUMBER)).toMatchObject({ accrued: 0n, balance: 0n });
  await runOn({ db: central.db, clock: central.clock }, '2025-04-30');
  expect(await findHolding(central.db, NUMBER)).toMatchObject({ accrued: 0n });
  expect(await brokenRules(central.db)).toEqual([]);
});
