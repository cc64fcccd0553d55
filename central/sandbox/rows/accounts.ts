import { effectOf } from '../../holds/effect.ts';
import { LINES_PER_BOOK, type PlannedAccount, type PlannedCustomer } from '../planned.ts';
import type { Clerk } from './clerk.ts';
import { addPast, CURRENCY, type Transfers } from './ledger.ts';
import type { Rows } from './tables.ts';

function addBooks(rows: Rows, { number, books }: PlannedAccount): void {
  for (const book of books)
    rows.passbooks.push({
      number: book.number,
      account_number: number,
      state: book.state,
      lines_per_book: LINES_PER_BOOK,
      next_line: book.printed + 1,
      printed_through: BigInt(book.after + book.printed),
      version: book.printed === 0 ? 0 : 1,
    });
}

function addHolds(rows: Rows, clerk: Clerk, { number, holds = [] }: PlannedAccount): void {
  for (const hold of holds)
    rows.account_holds.push({
      id: clerk.nextId(),
      account_number: number,
      kind: hold.kind,
      amount: hold.amount,
      authority: hold.authority,
      document_number: hold.documentNumber,
      requesters: JSON.stringify(hold.requesters),
      placed_on: hold.placedOn,
      ends_on: hold.endsOn,
      placed_entry: clerk.nextId(),
      state: hold.ended?.state ?? 'active',
      ended_on: hold.ended?.on ?? null,
      ended_entry: hold.ended?.state === 'released' ? clerk.nextId() : null,
      end_reason: hold.ended?.reason ?? null,
    });
}

function addDeposit(rows: Rows, { number, deposit }: PlannedAccount, entryIds: readonly string[]): void {
  if (deposit === undefined) return;
  rows.deposits.push({
    account_number: number,
    certificate_number: deposit.certificateNumber,
    opened_on: deposit.openedOn,
    term_started_on: deposit.termStartedOn,
    matures_on: deposit.maturesOn,
    contract_rate: deposit.rate,
    principal: deposit.principal,
    rollover: deposit.rollover,
    partials: deposit.partials,
    notice_given_on: deposit.notice?.givenOn ?? null,
    notice_date: deposit.notice?.date ?? null,
    notice_amount: deposit.notice?.amount ?? null,
    unused_notices: deposit.unusedNotices,
  });
  for (const term of deposit.ended)
    rows.deposit_terms.push({
      account_number: number,
      started_on: term.startedOn,
      matured_on: term.maturedOn,
      contract_rate: term.rate,
      principal: term.principal,
      interest: term.interest,
      tax: 0n,
      entry_id: entryIds[term.sequence - 1] ?? null,
    });
}

/** How far interest was paid and what is set aside. The entries that set it aside come with `addAccruals`. */
function addPosition(rows: Rows, { number, movements, settledThrough, deposit }: PlannedAccount): void {
  const accrued = deposit?.accrued ?? 0n;
  if (settledThrough === undefined && accrued === 0n) return;
  const settled = BigInt(settledThrough === undefined ? 0 : movements.filter(({ date }) => date <= settledThrough).length);
  rows.interest_positions.push({
    account_number: number,
    settled_through: settledThrough ?? null,
    opening_sequence: settled,
    settled_sequence: settled,
    accrued,
  });
}

/** Adds a customer's accounts with their pasts, books, orders and contracts. */
export function addAccounts(rows: Rows, clerk: Clerk, customer: PlannedCustomer): void {
  const transfers: Transfers = new Map();
  for (const account of customer.accounts) addAccount(rows, clerk, customer, account, transfers);
}

function addAccount(rows: Rows, clerk: Clerk, customer: PlannedCustomer, account: PlannedAccount, transfers: Transfers): void {
  const active = (account.holds ?? []).filter(({ ended }) => ended === null);
  const { hold, debitStop } = effectOf(active);
  rows.accounts.push({
    number: account.number,
    customer_number: customer.number,
    product_code: account.productCode,
    branch_code: customer.branchCode,
    currency: CURRENCY,
    state: account.state,
    opened_on: account.openedOn,
    balance: account.movements.reduce((sum, { amount }) => sum + amount, 0n),
    hold,
    class: account.class ?? null,
    face_to_face: account.faceToFace ?? true,
    debit_stop: debitStop,
    last_sequence: BigInt(account.movements.length),
  });
  const entryIds = addPast(rows, clerk, customer, account, transfers);
  addBooks(rows, account);
  addHolds(rows, clerk, account);
  addDeposit(rows, account, entryIds);
  addPosition(rows, account);
}
