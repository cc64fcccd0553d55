import type { ColumnType } from 'kysely';
import type { IdType } from '../../../contract/views/customer.ts';
import type { DateText, Instant } from './column.ts';

type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Json = ColumnType<unknown, string | null, string | null>;

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
  match_name: Defaulted<string>;
  id_type: IdType;
  id_number: string;
  phone: string;
  birth_date: DateText | null;
  sex: 'M' | 'F' | null;
  nationality: Defaulted<string>;
  occupation: Defaulted<string | null>;
  address: string;
  grade_code: string | null;
  grade_since: DateText | null;
  grade_basis: Defaulted<string | null>;
  since: DateText;
  version: Defaulted<number>;
}

export interface CustomerNamePartsTable {
  part: string;
  customer_number: string;
}

export interface CustomerDocumentsTable {
  identity_key: string;
  customer_number: string;
  id_type: IdType;
  id_number: string;
  issuer_country: string;
  issued_on: DateText | null;
  expires_on: DateText | null;
  main: boolean;
}

interface Dated {
  id: string;
  customer_number: string;
  valid_from: DateText;
  valid_until: DateText | null;
}

export interface CustomerAddressesTable extends Dated {
  kind: 'home' | 'work' | 'mailing' | 'registered';
  country: string;
  postcode: string | null;
  address: string;
}

export interface CustomerPhonesTable extends Dated {
  kind: 'mobile' | 'home' | 'work';
  phone: string;
}

export interface CustomerRelationshipsTable extends Dated {
  kind: 'spouse' | 'guardian' | 'legalRepresentative' | 'shareholder' | 'beneficialOwner' | 'authorisedAgent';
  other_customer_number: string | null;
  other_name: string;
  other_id_type: IdType | null;
  other_id_number: string | null;
  share_bp: number | null;
  scope: string | null;
}

export interface CustomerServicesTable {
  customer_number: string;
  service: 'eBank' | 'sms' | 'payroll' | 'bills' | 'wealth' | 'collections';
  status: 'active' | 'suspended' | 'ended';
  account_number: string | null;
  signed_on: DateText;
  changed_on: DateText;
}

export interface CustomerChannelLimitsTable {
  customer_number: string;
  channel: 'counter' | 'atm' | 'pos' | 'eBank' | 'mobile' | 'phone';
  currency: string;
  per_transaction: bigint;
  per_day: bigint;
}

export interface CustomerGradeHistoryTable {
  id: string;
  customer_number: string;
  grade_code: string;
  graded_on: DateText;
  basis: string;
  teller_id: string;
  recorded_at: Instant;
}

export interface CustomerChangesTable {
  id: string;
  customer_number: string;
  what: string;
  before: Json;
  after: Json;
  teller_id: string;
  device_id: string;
  branch_code: string;
  business_date: DateText;
  client_key: string | null;
  changed_at: Instant;
}

export interface CustomerDisclosuresTable {
  id: string;
  customer_number: string;
  field: string;
  reason: string;
  teller_id: string;
  device_id: string;
  business_date: DateText;
  shown_at: Instant;
}

export interface CustomerListEntriesTable {
  id: string;
  list: 'black' | 'grey' | 'white';
  kind: 'person' | 'company';
  identity_key: string | null;
  name: string;
  match_name: string;
  birth_date: DateText | null;
  reason: string;
  basis: string;
  valid_from: DateText;
  valid_until: DateText | null;
  entered_by: string;
  entered_at: Instant;
  lifted_by: string | null;
  lifted_at: Instant | null;
  lift_reason: string | null;
}

export interface CustomerGreyOverridesTable {
  id: string;
  identity_key: string;
  reason: string;
  business_date: DateText;
  given_by: string;
  given_at: Instant;
  used_by: string | null;
}

export interface SanctionVersionsTable {
  list: SanctionListCode;
  version: number;
  entries: number;
  content_hash: string;
  imported_by: string;
  imported_at: Instant;
}

export type SanctionListCode = 'UN' | 'OFAC' | 'EU' | 'MPS' | 'OWN';

export interface SanctionEntriesTable {
  list: SanctionListCode;
  reference: string;
  version_from: number;
  version_until: number | null;
  kind: 'person' | 'organisation';
  names: string[];
  documents: string[];
}

export interface ScreeningCasesTable {
  id: string;
  customer_number: string;
  subject_name: string;
  subject_role: string;
  state: 'open' | 'cleared' | 'confirmed';
  opened_at: Instant;
  opened_by: string;
  decided_at: Instant | null;
  decided_by: string | null;
  decision_reason: string | null;
}

export interface ScreeningHitsTable {
  customer_number: string;
  subject_name: string;
  list: SanctionListCode;
  reference: string;
  version_from: number;
  case_id: string;
  found_by: 'document' | 'name';
  score: number;
  matched: string;
  found_at: Instant;
}

export interface ScreeningRunsTable {
  id: string;
  list: SanctionListCode;
  version: number;
  state: 'running' | 'done';
  position: string;
  screened: number;
  found: number;
  started_by: string;
  started_at: Instant;
  finished_at: Instant | null;
}

/** The customer file and what customers are screened against. */
export interface CustomersTables {
  customer_grades: CustomerGradesTable;
  customers: CustomersTable;
  customer_name_parts: CustomerNamePartsTable;
  customer_documents: CustomerDocumentsTable;
  customer_addresses: CustomerAddressesTable;
  customer_phones: CustomerPhonesTable;
  customer_relationships: CustomerRelationshipsTable;
  customer_services: CustomerServicesTable;
  customer_channel_limits: CustomerChannelLimitsTable;
  customer_grade_history: CustomerGradeHistoryTable;
  customer_changes: CustomerChangesTable;
  customer_disclosures: CustomerDisclosuresTable;
  customer_list_entries: CustomerListEntriesTable;
  customer_grey_overrides: CustomerGreyOverridesTable;
  sanction_versions: SanctionVersionsTable;
  sanction_entries: SanctionEntriesTable;
  screening_cases: ScreeningCasesTable;
  screening_hits: ScreeningHitsTable;
  screening_runs: ScreeningRunsTable;
}
