import type { ColumnType } from 'kysely';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { DateText, Instant } from './column.ts';

type Written<T> = ColumnType<T, string, string>;
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface TellerVerificationsTable {
  token_hash: Buffer;
  teller_id: string;
  device_id: string;
  client_key: string;
  purpose: string;
  created_at: Instant;
  expires_at: Instant;
  used_at: Optional<Instant>;
}

export type TransitState = 'inTransit' | 'accepted' | 'returned';

export interface CashMovesTable {
  number: string;
  transaction_code: '0221' | '0222' | '0223';
  branch_code: string;
  from_till: string;
  to_till: string;
  giver: string;
  receiver: string;
  currency: string;
  amount: bigint;
  denominations: Written<Record<string, number>>;
  token: string | null;
  state: TransitState;
  witness: Optional<string>;
  given_entry: string;
  settled_entry: Optional<string>;
  settled_by: Optional<string>;
  reason: Optional<string>;
  business_date: DateText;
  given_at: Instant;
  settled_at: Optional<Instant>;
}

export interface TillHandOversTable {
  number: string;
  branch_code: string;
  till_id: string;
  giver: string;
  receiver: string;
  token: string | null;
  state: TransitState;
  supervisor: string;
  business_date: DateText;
  given_at: Instant;
  settled_at: Optional<Instant>;
}

export interface CashCountsTable {
  number: string;
  branch_code: string;
  till_id: string;
  kind: 'check' | 'close' | 'handOver';
  business_date: DateText;
  currency: string;
  counted: bigint;
  booked: bigint;
  denominations: Written<Record<string, number>>;
  teller_id: string;
  second_teller: string | null;
  seal: string | null;
  counted_at: Instant;
}

export interface SuspendedPostingsTable {
  number: string;
  branch_code: string;
  device_id: string;
  client_key: string;
  transaction_code: string;
  currency: string;
  amount: bigint;
  account_number: string | null;
  teller_id: string;
  business_date: DateText;
  captured_on: DateText;
  captured_at: Instant;
  reason_code: string;
  reason: Written<WireError>;
  state: 'open' | 'settled';
  settled_by: Optional<string>;
  settled_entry: Optional<string>;
  settled_on: Optional<DateText>;
  settled_to: Optional<string>;
}

export interface CashDifferencesTable {
  number: string;
  branch_code: string;
  till_id: string;
  business_date: DateText;
  currency: string;
  kind: 'over' | 'short';
  amount: bigint;
  explanation: string;
  explained_by: string;
  witness: string;
  state: 'open' | 'approved';
  approved_by: Optional<string>;
  approved_entry: Optional<string>;
  approved_on: Optional<DateText>;
  reason: Optional<string>;
  found_at: Instant;
}

export interface CounterfeitsTable {
  number: string;
  branch_code: string;
  business_date: DateText;
  item: 'cny-note' | 'cny-coin' | 'foreign';
  currency: string;
  face_value: bigint;
  pieces: number;
  serials: string[];
  certificate_number: string;
  holder_name: string;
  holder_id_type: string;
  holder_id_number: string;
  stamped: boolean;
  sealed_bag: boolean;
  report_police: boolean;
  appraisal_by: DateText;
  teller_id: string;
  second_teller: string;
  recorded_at: Instant;
}

export interface VoucherRangesTable {
  type: string;
  first_number: string;
  last_number: string;
  quantity: number;
  holder: string;
  branch_code: string;
}

export interface VoucherFatesTable {
  type: string;
  number: string;
  fate: 'used' | 'void' | 'lost';
  holder: string;
  branch_code: string;
  teller_id: string;
  entry_id: string;
  business_date: DateText;
  reason: string | null;
  decided_at: Instant;
}

export interface VoucherLedgerTable {
  entry_id: string;
  line: number;
  type: string;
  first_number: string;
  last_number: string;
  quantity: number;
  from_holder: string | null;
  to_holder: string | null;
}

export interface VoucherTransfersTable {
  number: string;
  branch_code: string;
  type: string;
  first_number: string;
  last_number: string;
  from_holder: string;
  to_holder: string;
  giver: string;
  receiver: string;
  witness: string | null;
  token: string | null;
  state: TransitState;
  business_date: DateText;
  given_at: Instant;
  settled_at: Optional<Instant>;
}

export interface VoucherCountsTable {
  number: string;
  branch_code: string;
  holder: string;
  business_date: DateText;
  booked: Written<readonly unknown[]>;
  counted: Written<readonly unknown[]>;
  agrees: boolean;
  teller_id: string;
  second_teller: string | null;
  counted_at: Instant;
}

/** The branch side: proofs of identity, cash on its way, counts, differences, counterfeits, controlled vouchers. */
export interface BranchTables {
  teller_verifications: TellerVerificationsTable;
  cash_moves: CashMovesTable;
  till_hand_overs: TillHandOversTable;
  cash_counts: CashCountsTable;
  cash_differences: CashDifferencesTable;
  suspended_postings: SuspendedPostingsTable;
  counterfeits: CounterfeitsTable;
  voucher_ranges: VoucherRangesTable;
  voucher_fates: VoucherFatesTable;
  voucher_ledger: VoucherLedgerTable;
  voucher_transfers: VoucherTransfersTable;
  voucher_counts: VoucherCountsTable;
}
