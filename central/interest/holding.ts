import { sql } from 'kysely';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { AnnualRate } from '../../contract/interest/rate.ts';
import type { Tx } from '../database/serializable.ts';
import type { Deposit, Movement } from './situation.ts';

/** An account with how far its interest is paid and what is set aside for it. Minor units. */
export interface Holding {
  readonly number: string;
  readonly productCode: string;
  readonly branchCode: string;
  readonly currency: string;
  readonly openedOn: BusinessDate;
  readonly balance: bigint;
  readonly lastSequence: bigint;
  readonly settledThrough: BusinessDate | null;
  readonly openingSequence: bigint;
  readonly settledSequence: bigint;
  readonly accrued: bigint;
  /** Null for demand accounts. */
  readonly deposit: Deposit | null;
}

/** An entry of the account, behind the holding's opening sequence. */
export interface Booked extends Movement {
  readonly sequence: bigint;
  /** Booked by the end of the day; not an instalment, for example. */
  readonly system: boolean;
}

/** The transaction code of everything that the end of the day books. */
export const END_OF_DAY_CODE = '9001';

interface Row extends Omit<Holding, 'deposit'> {
  readonly certificateNumber: string | null;
  readonly depositOpenedOn: BusinessDate;
  readonly termStartedOn: BusinessDate | null;
  readonly maturesOn: BusinessDate | null;
  readonly contractRate: AnnualRate | null;
  readonly principal: bigint;
  readonly rollover: boolean;
  readonly partials: number;
  readonly noticeGivenOn: BusinessDate | null;
  readonly noticeDate: BusinessDate | null;
  readonly noticeAmount: bigint | null;
  readonly unusedNotices: number;
}

const COLUMNS = sql`
  accounts.number, accounts.product_code as "productCode", accounts.branch_code as "branchCode", accounts.currency,
  accounts.opened_on as "openedOn", accounts.balance, accounts.last_sequence as "lastSequence",
  positions.settled_through as "settledThrough", coalesce(positions.opening_sequence, 0) as "openingSequence",
  coalesce(positions.settled_sequence, 0) as "settledSequence", coalesce(positions.accrued, 0) as accrued,
  deposits.certificate_number as "certificateNumber", deposits.opened_on as "depositOpenedOn",
  deposits.term_started_on as "termStartedOn", deposits.matures_on as "maturesOn", deposits.contract_rate as "contractRate",
  deposits.principal, deposits.rollover, deposits.partials, deposits.notice_given_on as "noticeGivenOn",
  deposits.notice_date as "noticeDate", deposits.notice_amount as "noticeAmount", deposits.unused_notices as "unusedNotices"`;

const noticeOf = ({ noticeGivenOn, noticeDate, noticeAmount }: Row): Deposit['notice'] =>
  noticeGivenOn === null || noticeDate === null || noticeAmount === null
    ? null
    : { givenOn: noticeGivenOn, agreedDate: noticeDate, agreedAmount: noticeAmount };

const toHolding = (row: Row): Holding => ({
  ...row,
  deposit:
    row.termStartedOn === null
      ? null
      : { ...row, accountNumber: row.number, openedOn: row.depositOpenedOn, termStartedOn: row.termStartedOn, notice: noticeOf(row) },
});

const JOINED = sql`accounts
  left join interest_positions positions on positions.account_number = accounts.number
  left join deposits on deposits.account_number = accounts.number`;

export async function findHolding(tx: Tx, accountNumber: string): Promise<Holding | null> {
  const { rows } = await sql<Row>`select ${COLUMNS} from ${JOINED} where accounts.number = ${accountNumber}`.execute(tx);
  return rows[0] === undefined ? null : toHolding(rows[0]);
}

/** Accounts of some products behind a key, in key order, without the closed ones. */
export async function holdingsAfter(tx: Tx, products: readonly string[], after: string, limit: number): Promise<Holding[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from ${JOINED}
     where accounts.number > ${after} and accounts.product_code = any(${products}::text[]) and accounts.state <> 'closed'
     order by accounts.number limit ${limit}`.execute(tx);
  return rows.map(toHolding);
}

/** Deposits that roll over and mature before a date, behind a key, in key order. */
export async function maturingHoldings(tx: Tx, before: BusinessDate, after: string, limit: number): Promise<Holding[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from ${JOINED}
     where accounts.number > ${after} and deposits.rollover and deposits.matures_on < ${before} and accounts.state <> 'closed'
     order by accounts.number limit ${limit}`.execute(tx);
  return rows.map(toHolding);
}

/** The entries of several holdings behind their opening sequences, by account, oldest first. */
export async function bookedOf(tx: Tx, holdings: readonly Holding[]): Promise<ReadonlyMap<string, readonly Booked[]>> {
  const numbers = holdings.map(({ number }) => number);
  const openings = holdings.map(({ openingSequence }) => openingSequence.toString());
  const { rows } = await sql<{ account_number: string; sequence: bigint; date: BusinessDate; amount: bigint; transaction_code: string }>`
    select e.account_number, e.sequence, coalesce(e.value_date, e.business_date) as date, e.amount, e.transaction_code
      from unnest(${numbers}::text[], ${openings}::int8[]) asked (number, opening)
      join account_entries e on e.account_number = asked.number and e.sequence > asked.opening
     order by e.account_number, e.sequence`.execute(tx);
  const settled = new Map(holdings.map(({ number, settledSequence }) => [number, settledSequence]));
  const booked = new Map<string, Booked[]>();
  for (const { account_number, sequence, date, amount, transaction_code } of rows) {
    const list = booked.get(account_number) ?? [];
    booked.set(account_number, list);
    list.push({
      sequence,
      date,
      amount,
      late: sequence > (settled.get(account_number) ?? 0n),
      system: transaction_code === END_OF_DAY_CODE,
    });
  }
  return booked;
}
