import type { ColumnType } from 'kysely';
import type { DateText, Instant } from './column.ts';

export interface ProductTermsTable {
  product_code: string;
  effective_from: DateText;
  terms: ColumnType<unknown, string, string>;
}

export interface RatesTable {
  code: string;
  term: string;
  effective_from: DateText;
  from_balance: ColumnType<bigint, bigint | undefined, bigint>;
  annual_rate: string;
}

export interface DepositsTable {
  account_number: string;
  certificate_number: string | null;
  opened_on: DateText;
  term_started_on: DateText;
  matures_on: DateText | null;
  contract_rate: string | null;
  principal: bigint;
  rollover: boolean;
  partials: ColumnType<number, number | undefined, number>;
  notice_given_on: DateText | null;
  notice_date: DateText | null;
  notice_amount: bigint | null;
  unused_notices: ColumnType<number, number | undefined, number>;
}

export interface DepositTermsTable {
  account_number: string;
  started_on: DateText;
  matured_on: DateText;
  contract_rate: string;
  principal: bigint;
  interest: bigint;
  tax: bigint;
  entry_id: string | null;
}

export interface InterestPositionsTable {
  account_number: string;
  settled_through: DateText | null;
  opening_sequence: bigint;
  settled_sequence: bigint;
  accrued: bigint;
}

export interface AccrualsTable {
  account_number: string;
  business_date: DateText;
  kind: 'accrued' | 'settled' | 'matured' | 'closed';
  branch_code: string;
  currency: string;
  amount: bigint;
  entry_id: string;
}

export interface SettlementsTable {
  account_number: string;
  settled_through: DateText;
  from_date: DateText;
  /** A whole number, as text: it may be longer than int8. */
  product: string;
  annual_rate: string;
  interest: bigint;
  tax: bigint;
  business_date: DateText;
  entry_id: string | null;
}

export interface AccountTasksTable {
  account_number: string;
  kind: 'maturity' | 'dormancyNotice';
  due_on: DateText;
  branch_code: string;
  raised_on: DateText;
  done_at: Instant | null;
}

export interface EndOfDayRunsTable {
  business_date: DateText;
  next_date: DateText;
  state: 'running' | 'finished';
  started_at: Instant;
  started_by: string;
  finished_at: Instant | null;
  last_error: string | null;
  lease_holder: string | null;
  lease_until: Instant | null;
}

export interface EndOfDayStepsTable {
  business_date: DateText;
  step: string;
  position: number;
  total: bigint;
  done: bigint;
  after_key: string;
  started_at: Instant | null;
  finished_at: Instant | null;
}

/** Products by date, rates, term deposits, interest, and the end of the day. */
export interface InterestTables {
  product_terms: ProductTermsTable;
  rates: RatesTable;
  deposits: DepositsTable;
  deposit_terms: DepositTermsTable;
  interest_positions: InterestPositionsTable;
  accruals: AccrualsTable;
  settlements: SettlementsTable;
  account_tasks: AccountTasksTable;
  end_of_day_runs: EndOfDayRunsTable;
  end_of_day_steps: EndOfDayStepsTable;
}
