import { sql } from 'kysely';
import type { BusinessDate } from '../../../contract/dates/businessDate.ts';
import { maturityOf, parseTerm } from '../../../contract/interest/fixed.ts';
import type { Db } from '../../database/connect.ts';
import type { Tx } from '../../database/serializable.ts';
import { between, SUBJECT } from '../../ledger/pairs.ts';
import { formatTrace } from '../../ledger/trace.ts';
import { writeEntry } from '../../ledger/write.ts';

/** Invented accounts for tests, written as the counter's postings are. */

export interface TestAccount {
  readonly number: string;
  readonly productCode: string;
  readonly branchCode?: string;
  readonly openedOn: string;
  readonly customerNumber?: string;
}

const ANYBODY = sql<string>`(select min(number) from customers where kind = 'person')`;

export async function openAccount(db: Db | Tx, account: TestAccount): Promise<void> {
  await db
    .insertInto('accounts')
    .values({
      number: account.number,
      customer_number: account.customerNumber ?? ANYBODY,
      product_code: account.productCode,
      branch_code: account.branchCode ?? '1001',
      currency: 'CNY',
      state: 'active',
      opened_on: account.openedOn,
      balance: 0n,
      hold: 0n,
      last_sequence: 0n,
    })
    .execute();
}

/** Books money on an account against the central bank. Answers its entry's sequence. */
export async function move(db: Db | Tx, number: string, date: string, amount: bigint, valueDate: string | null = null): Promise<bigint> {
  const account = await db.selectFrom('accounts').selectAll().where('number', '=', number).executeTakeFirstOrThrow();
  const { rows } = await sql<{ serial: bigint }>`select nextval('trace_serial') as serial`.execute(db);
  const traceNumber = formatTrace(account.branch_code, date, rows[0]?.serial ?? 0n);
  const postedAt = `${date}T02:30:00.000Z`;
  const teller = `${account.branch_code}01`;
  const head = {
    traceNumber,
    branchCode: account.branch_code,
    businessDate: date,
    postedAt,
    transactionCode: '1311',
    tellerId: teller,
    deviceId: null,
    clientKey: null,
  };
  const own = { subject: SUBJECT.deposits, owner: number, branchCode: account.branch_code };
  const other = { subject: SUBJECT.centralBank, owner: null, branchCode: account.branch_code };
  const pairs = amount > 0n ? between(other, own, 'CNY', amount) : between(own, other, 'CNY', -amount);
  const entryId = await writeEntry(db, head, pairs);
  const sequence = account.last_sequence + 1n;
  const balance = account.balance + amount;
  await db.updateTable('accounts').set({ balance, last_sequence: sequence }).where('number', '=', number).execute();
  await sql`
    insert into account_entries (account_number, sequence, entry_id, trace_number, business_date, posted_at, transaction_code, summary_zh,
           summary_en, amount, balance_after, cash, teller_id, value_date)
    values (${number}, ${sequence}, ${entryId}, ${traceNumber}, ${date}, ${postedAt}, '1311', '汇入', 'REMITTANCE IN', ${amount}, ${balance},
           false, ${teller}, ${valueDate})`.execute(db);
  return sequence;
}

export interface TestDeposit extends TestAccount {
  /** Minor units; of instalments, one. */
  readonly principal: bigint;
  readonly term?: string;
  readonly rate?: string;
  readonly rollover?: boolean;
  readonly partials?: number;
}

/** A term account with its contract and its money. `term` and `rate` are absent for call deposits and 定活两便. */
export async function openDeposit(db: Db | Tx, deposit: TestDeposit): Promise<void> {
  await openAccount(db, deposit);
  const term = deposit.term === undefined ? null : parseTerm(deposit.term);
  await db
    .insertInto('deposits')
    .values({
      account_number: deposit.number,
      certificate_number: null,
      opened_on: deposit.openedOn,
      term_started_on: deposit.openedOn,
      matures_on: term?.ok ? maturityOf(deposit.openedOn as BusinessDate, term.value) : null,
      contract_rate: deposit.rate ?? null,
      principal: deposit.principal,
      rollover: deposit.rollover ?? false,
      partials: deposit.partials ?? 0,
      notice_given_on: null,
      notice_date: null,
      notice_amount: null,
    })
    .execute();
  await move(db, deposit.number, deposit.openedOn, deposit.principal);
}

/** Every branch has closed its day, and the head office stands on `date`. */
export async function closeBranches(db: Db, date: string): Promise<void> {
  await db
    .updateTable('business_days')
    .set({ state: 'closed', closed_at: `${date}T10:00:00.000Z` })
    .where('state', '=', 'open')
    .execute();
  const day = { branch_code: '1000', business_date: date, state: 'open' as const, opened_at: `${date}T00:00:00.000Z`, closed_at: null };
  await db
    .insertInto('business_days')
    .values(day)
    .onConflict((conflict) => conflict.columns(['branch_code', 'business_date']).doUpdateSet({ state: 'open', closed_at: null }))
    .execute();
}
