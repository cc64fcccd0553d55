import type { ColumnType } from 'kysely';

/** Tables as Kysely types them. The migrations are the truth; keep both together. int8 is bigint, dates and instants are text. */

type Instant = string;
type DateText = string;

export interface BranchesTable {
  code: string;
  kind: 'headOffice' | 'branch';
  name_zh: string;
  name_en: string;
}

export interface BusinessDaysTable {
  branch_code: string;
  business_date: DateText;
  state: 'open' | 'closed';
  opened_at: Instant;
  closed_at: Instant | null;
}

export interface TellersTable {
  id: string;
  branch_code: string;
  name: string;
  roles: string[];
  level: number;
  password_hash: string;
  failed_attempts: ColumnType<number, number | undefined, number>;
}

export interface DevicesTable {
  id: string;
  branch_code: string;
  secret_hash: Buffer;
  enrolled_at: Instant;
  revoked_at: Instant | null;
}

export interface SessionsTable {
  teller_id: string;
  token_hash: Buffer;
  device_id: string;
  signed_on_at: Instant;
  last_used_at: Instant;
}

export interface AuditAnchorsTable {
  device_id: string;
  sequence: bigint;
  hash: string;
  device_time: Instant;
  received_at: Instant;
}

export interface BanksTable {
  code: string;
  name_zh: string;
  city: string;
  search_text: string;
}

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

export interface CustomerGradesTable {
  code: string;
  name_zh: string;
  name_en: string;
}

export interface CustomersTable {
  number: string;
  kind: 'person' | 'company';
  name: string;
  pinyin: string;
  search_name: string;
  search_pinyin: string;
  search_initials: string;
  id_type: 'residentId' | 'creditCode';
  id_number: string;
  phone: string;
  birth_date: DateText | null;
  sex: 'M' | 'F' | null;
  address: string;
  grade_code: string | null;
  grade_since: DateText | null;
  since: DateText;
}

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

export interface TillsTable {
  id: string;
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

export interface Database {
  branches: BranchesTable;
  business_days: BusinessDaysTable;
  tellers: TellersTable;
  devices: DevicesTable;
  sessions: SessionsTable;
  audit_anchors: AuditAnchorsTable;
  banks: BanksTable;
  subjects: SubjectsTable;
  journal_entry: JournalEntryTable;
  journal_pair: JournalPairTable;
  journal_line: JournalLineView;
  customer_grades: CustomerGradesTable;
  customers: CustomersTable;
  products: ProductsTable;
  accounts: AccountsTable;
  account_entries: AccountEntriesTable;
  passbooks: PassbooksTable;
  tills: TillsTable;
  till_cash: TillCashTable;
  quotes: QuotesTable;
  outcomes: OutcomesTable;
}
