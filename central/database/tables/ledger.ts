import type { ColumnType } from 'kysely';
import type { DateText, Instant } from './column.ts';

export interface SubjectsTable {
  code: string;
  name_zh: string;
  name_en: string;
  normal_side: 'D' | 'C';
  subledger: 'none' | 'account' | 'till';
}

export interface JournalEntryTable {
  id: string;
  trace_number: string;
  branch_code: string;
  business_date: DateText;
  posted_at: Instant;
  transaction_code: string;
  channel: 'counter' | 'system';
  teller_id: string | null;
  device_id: string | null;
  client_key: string | null;
  reverses: string | null;
  authoriser_ids: ColumnType<string[], string[] | undefined, never>;
  voucher_number: ColumnType<string | null, string | null | undefined, never>;
}

export interface JournalPairTable {
  entry_id: string;
  pair_number: number;
  branch_code: string;
  currency: string;
  amount: bigint;
  debit_subject: string;
  debit_owner: string | null;
  credit_subject: string;
  credit_owner: string | null;
}

export interface JournalLineView {
  entry_id: string;
  line_number: number;
  branch_code: string;
  currency: string;
  side: 'D' | 'C';
  subject: string;
  owner: string | null;
  amount: bigint;
}

/** The double-entry ledger. */
export interface LedgerTables {
  subjects: SubjectsTable;
  journal_entry: JournalEntryTable;
  journal_pair: JournalPairTable;
  journal_line: JournalLineView;
}
