import type { ColumnType } from 'kysely';
import type { PaymentRoute } from '../../../contract/payments/route.ts';
import type { DateText, Instant } from './column.ts';

type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface RemittancesOutTable {
  number: string;
  branch_code: string;
  transaction_code: '1301' | '1302' | '1313';
  message_id: string;
  funded: 'account' | 'cash' | 'incoming';
  payer_account: Optional<string>;
  payer_name: string;
  payer_id_type: Optional<string>;
  payer_id_number: Optional<string>;
  customer_number: Optional<string>;
  payee_account: string;
  payee_name: string;
  payee_bank: string;
  payee_bank_name: string;
  currency: string;
  amount: bigint;
  fee: bigint;
  route: PaymentRoute;
  priority: 'NORM' | 'HIGH' | 'URGT';
  business_type: string;
  purpose: string;
  remark: string;
  returns: Optional<string>;
  state: 'queued' | 'sent' | 'settled' | 'rejected' | 'returned';
  screening_case: Optional<string>;
  waits_until: Optional<string>;
  workday: Optional<DateText>;
  reason_code: Optional<string>;
  reason_text: Optional<string>;
  business_date: DateText;
  teller_id: Optional<string>;
  entry_id: string;
  created_at: Instant;
  sent_at: Optional<Instant>;
  decided_at: Optional<Instant>;
}

export type WhySuspended = 'noAccount' | 'accountUnknown' | 'nameDiffers' | 'accountBlocked' | 'classLimit';

export interface RemittancesInTable {
  number: string;
  branch_code: string;
  message_id: Optional<string>;
  kind: 'payment' | 'return' | 'refund';
  original: Optional<string>;
  forwarded_from: Optional<string>;
  payer_account: string;
  payer_name: string;
  payer_bank: string;
  payee_account: Optional<string>;
  payee_name: string;
  currency: string;
  amount: bigint;
  route: PaymentRoute;
  purpose: string;
  state: 'matched' | 'suspense' | 'released' | 'forwarded' | 'returned';
  why: Optional<WhySuspended>;
  subject: Optional<'2011.61' | '2011.62'>;
  noticed_on: DateText;
  credited_account: Optional<string>;
  settled_to: Optional<string>;
  business_date: DateText;
  entry_id: string;
  received_at: Instant;
  settled_entry: Optional<string>;
  settled_by: Optional<string>;
  settled_on: Optional<DateText>;
}

export interface RemittanceStepsTable {
  id: string;
  number: string;
  state: string;
  entry_id: Optional<string>;
  teller_id: Optional<string>;
  note: string;
  happened_at: Instant;
}

export interface RemittanceInquiriesTable {
  number: string;
  branch_code: string;
  side: 'ours' | 'theirs';
  message_id: string;
  remittance: string;
  other_bank: string;
  question: string;
  asked_on: DateText;
  reply_due: DateText;
  escalates_on: DateText;
  escalated_on: Optional<DateText>;
  state: 'open' | 'answered';
  reply: Optional<string>;
  answered_on: Optional<DateText>;
  asked_by: Optional<string>;
  replied_by: Optional<string>;
  created_at: Instant;
}

export interface ClearingDeliveriesTable {
  id: string;
  due_at: Instant;
  kind: 'answer' | 'payment' | 'inquiry' | 'reply';
  body: ColumnType<unknown, string, never>;
  delivered_at: Optional<Instant>;
  effect: Optional<string>;
}

/** Remittances out and in, inquiries about them, and what the sandbox's clearing counterpart has to tell. */
export interface RemittanceTables {
  remittances_out: RemittancesOutTable;
  remittances_in: RemittancesInTable;
  remittance_steps: RemittanceStepsTable;
  remittance_inquiries: RemittanceInquiriesTable;
  clearing_deliveries: ClearingDeliveriesTable;
}
