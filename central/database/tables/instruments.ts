import type { ColumnType, Generated } from 'kysely';
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

export interface CollectionsTable {
  number: string;
  kind: 'acceptance-documents' | 'acceptance-goods' | 'entrusted';
  state: 'sent' | 'notified' | 'partlyPaid' | 'paid' | 'refused' | 'returned';
  sending_branch: string;
  payee_account: string;
  payer_account: string;
  payer_branch: string;
  currency: string;
  amount: bigint;
  paid: Generated<bigint>;
  late_paid: Generated<bigint>;
  contract_number: string;
  documents: string;
  sent_on: DateText;
  sent_by: string;
  sent_entry: string;
  notified_on: Later<DateText>;
  due_on: Later<DateText>;
  closed_on: Later<DateText>;
  reason: Generated<string>;
}

export interface CollectionStepsTable {
  number: string;
  step: number;
  event: 'send' | 'notify' | 'pay' | 'refuse' | 'return';
  amount: bigint;
  late: bigint;
  branch_code: string;
  teller_id: string | null;
  entry_id: string;
  business_date: DateText;
  done_at: Instant;
  note: string;
}

/** Bank drafts, cashier's cheques, cheques and collections. */
export interface InstrumentTables {
  check_code_keys: CheckCodeKeysTable;
  instruments: InstrumentsTable;
  instrument_steps: InstrumentStepsTable;
  cheques: ChequesTable;
  collections: CollectionsTable;
  collection_steps: CollectionStepsTable;
}
