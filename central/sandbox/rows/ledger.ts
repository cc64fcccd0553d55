import { between, type Pair, SUBJECT } from '../../ledger/pairs.ts';
import { formatTrace } from '../../ledger/trace.ts';
import type { Movement } from '../history.ts';
import type { PlannedAccount, PlannedCustomer } from '../planned.ts';
import type { Clerk } from './clerk.ts';
import type { Rows } from './tables.ts';

/** What the passbook prints as the teller of entries that the system made. */
const SYSTEM_NUMBER = '000000';
export const CURRENCY = 'CNY';

/** Late morning in Shanghai on a business date. */
const postedAt = (date: string): string => `${date}T02:30:00.000Z`;

interface Head {
  readonly branchCode: string;
  readonly date: string;
  readonly transactionCode: string;
  /** Null for the system's own. */
  readonly tellerId: string | null;
}

export interface Entry {
  readonly id: string;
  readonly traceNumber: string;
}

/** Entries of transfers between a customer's accounts, by key: who comes second finds what the first one wrote. */
export type Transfers = Map<string, Entry>;

/** Adds a journal entry with its pairs. Answers its id and trace number. */
export function addEntry(rows: Rows, clerk: Clerk, head: Head, pairs: readonly Pair[]): Entry {
  const id = clerk.nextId();
  const traceNumber = formatTrace(head.branchCode, head.date, clerk.serial.next());
  rows.journal_entry.push({
    id,
    trace_number: traceNumber,
    branch_code: head.branchCode,
    business_date: head.date,
    posted_at: postedAt(head.date),
    transaction_code: head.transactionCode,
    channel: head.tellerId === null ? 'system' : 'counter',
    teller_id: head.tellerId,
  });
  for (const [index, { branchCode, currency, amount, debit, credit }] of pairs.entries())
    rows.journal_pair.push({
      entry_id: id,
      pair_number: index + 1,
      branch_code: branchCode,
      currency,
      amount,
      debit_subject: debit.subject,
      debit_owner: debit.owner,
      credit_subject: credit.subject,
      credit_owner: credit.owner,
    });
  return { id, traceNumber };
}

function pairsOf(movement: Movement, branchCode: string, accountNumber: string): Pair[] {
  const account = { subject: SUBJECT.deposits, owner: accountNumber, branchCode };
  const other =
    movement.transfer === undefined
      ? { subject: movement.counterSubject, owner: movement.counterSubject === SUBJECT.cash ? `${branchCode}-T01` : null, branchCode }
      : { subject: SUBJECT.deposits, owner: movement.transfer.to, branchCode };
  return movement.amount > 0n ? between(other, account, CURRENCY, movement.amount) : between(account, other, CURRENCY, -movement.amount);
}

/** Adds an account's past: one entry for each movement, printed lines as planned. Answers the entries' ids. */
export function addPast(
  rows: Rows,
  clerk: Clerk,
  { branchCode }: PlannedCustomer,
  account: PlannedAccount,
  transfers: Transfers,
): string[] {
  let balance = 0n;
  return account.movements.map((movement, index) => {
    const tellerId = movement.system ? null : `${branchCode}01`;
    const head = { branchCode, date: movement.date, transactionCode: movement.transactionCode, tellerId };
    const known = movement.transfer === undefined ? undefined : transfers.get(movement.transfer.key);
    const entry = known ?? addEntry(rows, clerk, head, pairsOf(movement, branchCode, account.number));
    if (movement.transfer !== undefined) transfers.set(movement.transfer.key, entry);
    const { id, traceNumber } = entry;
    balance += movement.amount;
    if (movement.cash) clerk.addCash(branchCode, movement.amount);
    const book = account.books.find(({ after, printed }) => index >= after && index < after + printed);
    rows.account_entries.push({
      account_number: account.number,
      sequence: BigInt(index + 1),
      entry_id: id,
      trace_number: traceNumber,
      business_date: movement.date,
      posted_at: postedAt(movement.date),
      transaction_code: movement.transactionCode,
      summary_zh: movement.summaryZh,
      summary_en: movement.summaryEn,
      amount: movement.amount,
      balance_after: balance,
      cash: movement.cash,
      teller_id: tellerId ?? SYSTEM_NUMBER,
      passbook_number: book?.number ?? null,
      printed_line: book === undefined ? null : index - book.after + 1,
    });
    return id;
  });
}
