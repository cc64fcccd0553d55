import type { ColumnType } from 'kysely';
import type { DateText, Instant } from './column.ts';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** Keys under which check codes may be computed, besides the bank's own. */
export interface CheckCodeKeysTable {
  name: 'sandbox';
}

export interface InstrumentsTable {
  kind: 'draft' | 'cashiersCheque';
  number: string;
  state: 'issued' | 'overdue' | 'stopped' | 'paid' | 'settled' | 'refunded' | 'cancelled';
  issuing_branch: string;
  card_branch: string;
  issued_on: DateText;
  due_on: DateText;
  currency: string;
  amount: bigint;
  cash: boolean;
  face: 'fixed' | 'free';
  applicant_name: string;
  applicant_kind: 'individual' | 'unit';
  applicant_account: string | null;
  applicant_id_type: string | null;
  applicant_id_number: string | null;
  payee_name: string;
  payee_kind: 'individual' | 'unit';
  agent_branch: string | null;
  transferable: boolean;
  remark: string;
  code_key: string;
  issued_by: string;
  issued_entry: string;
  paid_branch: Later<string>;
  paid_on: Later<DateText>;
  paid_amount: Later<bigint>;
  paid_entry: Later<string>;
  surplus_to: Later<'account' | 'payable' | 'cash'>;
  stopped_on: Later<DateText>;
  released_from: Later<DateText>;
  court_document: Later<string>;
}

export interface InstrumentStepsTable {
  kind: 'draft' | 'cashiersCheque';
  number: string;
  step: number;
  event: string;
  state: string;
  branch_code: string;
  teller_id: string | null;
  second_teller: string | null;
  entry_id: string | null;
  business_date: DateText;
  done_at: Instant;
  note: string;
}

export interface ChequesTable {
  type: 'cashCheque' | 'transferCheque';
  number: string;
  account_number: string;
  state: 'stopped' | 'released' | 'paid' | 'bounced';
  amount: Later<bigint>;
  stopped_on: Later<DateText>;
  released_from: Later<DateText>;
  court_document: Later<string>;
  teller_id: string;
  entry_id: string;
  business_date: DateText;
  note: string;
}

/** Bank drafts, cashier's cheques and cheques. */
export interface InstrumentTables {
  check_code_keys: CheckCodeKeysTable;
  instruments: InstrumentsTable;
  instrument_steps: InstrumentStepsTable;
  cheques: ChequesTable;
}
