import type { ColumnType } from 'kysely';
import type { DateText, Instant } from './column.ts';

export interface ProductsTable {
  code: string;
  name_zh: string;
  name_en: string;
  kind: 'demand';
  subject: string;
}

export interface AccountsTable {
  number: string;
  customer_number: string;
  product_code: string;
  branch_code: string;
  currency: string;
  state: 'active' | 'frozen' | 'dormant' | 'closed';
  opened_on: DateText;
  balance: bigint;
  hold: bigint;
  class: ColumnType<'I' | 'II' | 'III' | null, 'I' | 'II' | 'III' | null | undefined>;
  face_to_face: ColumnType<boolean, boolean | undefined>;
  debit_stop: ColumnType<boolean, boolean | undefined>;
  overdraft_limit: ColumnType<bigint, bigint | undefined, bigint>;
  last_sequence: bigint;
  /** The last time that it was woken from being dormant. */
  reactivated_on: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface AccountEntriesTable {
  account_number: string;
  sequence: bigint;
  entry_id: string;
  trace_number: string;
  business_date: DateText;
  posted_at: Instant;
  transaction_code: string;
  summary_zh: string;
  summary_en: string;
  amount: bigint;
  balance_after: bigint;
  cash: boolean;
  teller_id: string;
  passbook_number: string | null;
  printed_line: number | null;
}

export interface PassbooksTable {
  number: string;
  account_number: string;
  state: 'active' | 'full' | 'lost' | 'void';
  lines_per_book: number;
  next_line: number;
  printed_through: bigint;
  version: number;
}

export interface AccountHoldsTable {
  id: string;
  account_number: string;
  kind: 'freeze' | 'amount' | 'stop';
  amount: bigint | null;
  authority: 'court' | 'police' | 'procuratorate' | 'bank';
  document_number: string;
  requesters: ColumnType<unknown, string, never>;
  placed_on: DateText;
  ends_on: DateText;
  placed_entry: string;
  state: 'active' | 'released' | 'lapsed';
  ended_on: DateText | null;
  ended_entry: string | null;
  end_reason: string | null;
}

/** Accounts and passbooks. */
export interface AccountsTables {
  account_holds: AccountHoldsTable;
  products: ProductsTable;
  accounts: AccountsTable;
  account_entries: AccountEntriesTable;
  passbooks: PassbooksTable;
}
