import { sql } from 'kysely';
import type { AccountRow } from '../accounts/account.ts';
import { bankDate, currentDay } from '../branches/day.ts';
import type { Tx } from '../database/serializable.ts';
import type { Pair } from '../ledger/pairs.ts';
import { formatTrace } from '../ledger/trace.ts';
import { writeEntry } from '../ledger/write.ts';

/** What the passbook prints as the teller of entries that the system made. */
const SYSTEM_NUMBER = '000000';

export interface SystemCredit {
  readonly account: AccountRow;
  readonly amount: bigint;
  readonly summaryZh: string;
  readonly summaryEn: string;
}

export interface SystemBooking {
  readonly branchCode: string;
  readonly transactionCode: string;
  readonly pairs: readonly Pair[];
  readonly credit?: SystemCredit;
  readonly now: Date;
}

export interface Booked {
  readonly entryId: string;
  readonly traceNumber: string;
  readonly businessDate: string;
  readonly postedAt: string;
}

/** Whether the end of the bank's day is being made: nothing may be booked on a date that is being closed. */
export async function dayIsEnding(tx: Tx): Promise<boolean> {
  const date = await bankDate(tx);
  if (date === null) return true;
  const run = await tx.selectFrom('end_of_day_runs').select('state').where('business_date', '=', date).executeTakeFirst();
  return run !== undefined && run.state !== 'finished';
}

/** Books what nobody at a counter does: its own entry, under nobody's name, on the branch's date. */
export async function bookBySystem(tx: Tx, { branchCode, transactionCode, pairs, credit, now }: SystemBooking): Promise<Booked> {
  const { businessDate } = await currentDay(tx, branchCode);
  const { rows } = await sql<{ serial: bigint }>`select nextval('trace_serial') as serial`.execute(tx);
  const traceNumber = formatTrace(branchCode, businessDate, rows[0]?.serial ?? 0n);
  const postedAt = now.toISOString();
  const head = { traceNumber, branchCode, businessDate, postedAt, transactionCode, tellerId: null, deviceId: null, clientKey: null };
  const entryId = await writeEntry(tx, head, pairs);
  if (credit !== undefined) await writeLine(tx, credit, { entryId, traceNumber, businessDate, postedAt }, transactionCode);
  return { entryId, traceNumber, businessDate, postedAt };
}

async function writeLine(tx: Tx, { account, amount, summaryZh, summaryEn }: SystemCredit, booked: Booked, code: string): Promise<void> {
  const balance = account.balance + amount;
  const sequence = account.last_sequence + 1n;
  await tx.updateTable('accounts').set({ balance, last_sequence: sequence }).where('number', '=', account.number).execute();
  await sql`
    insert into account_entries (account_number, sequence, entry_id, trace_number, business_date, posted_at, transaction_code,
           summary_zh, summary_en, amount, balance_after, cash, teller_id)
    values (${account.number}, ${sequence}, ${booked.entryId}, ${booked.traceNumber}, ${booked.businessDate}, ${booked.postedAt}, ${code},
            ${summaryZh}, ${summaryEn}, ${amount}, ${balance}, false, ${SYSTEM_NUMBER})`.execute(tx);
}
