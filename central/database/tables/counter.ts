import type { ColumnType } from 'kysely';
import type { DateText, Instant } from './column.ts';

export interface TillsTable {
  id: string;
  kind: ColumnType<'till' | 'vault', 'till' | 'vault' | undefined, never>;
  branch_code: string;
  state: 'closed' | 'open' | 'active' | 'paused' | 'sealed';
  teller_id: string | null;
}

export interface TillCashTable {
  till_id: string;
  currency: string;
  balance: bigint;
  denominations: ColumnType<Record<string, number>, string, string>;
}

export interface QuotesTable {
  id: string;
  device_id: string;
  client_key: string;
  teller_id: string;
  transaction_code: string;
  business_date: DateText;
  figures_hash: string;
  quoted_at: Instant;
  expires_at: Instant;
  currency: ColumnType<string | null, string | null | undefined, never>;
  amount: ColumnType<bigint | null, bigint | null | undefined, never>;
  rules: ColumnType<string[], string[] | undefined, never>;
}

export interface OutcomesTable {
  device_id: string;
  client_key: string;
  route: string;
  body_hash: string;
  outcome: 'accepted' | 'rejected';
  answer: string;
  teller_id: string | null;
  decided_at: Instant;
}

/** Tills, quotes and the outcomes of client keys. */
export interface CounterTables {
  tills: TillsTable;
  till_cash: TillCashTable;
  quotes: QuotesTable;
  outcomes: OutcomesTable;
}
