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
  overdraft_limit: ColumnType<bigint, bigint | undefined, bigint>;
  last_sequence: bigint;
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

/** Accounts and passbooks. */
export interface AccountsTables {
  products: ProductsTable;
  accounts: AccountsTable;
  account_entries: AccountEntriesTable;
  passbooks: PassbooksTable;
}
