import type { ColumnType } from 'kysely';
import type { DateText, Instant } from './column.ts';

export interface BranchesTable {
  code: string;
  kind: 'headOffice' | 'branch';
  name_zh: string;
  name_en: string;
  /** Under which the payment systems know it; null: it cannot send through them. */
  bank_code: ColumnType<string | null, string | null | undefined, string | null>;
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
  totp_secret: ColumnType<string | null, string | null | undefined, string | null>;
  totp_required: ColumnType<boolean, boolean | undefined, boolean>;
  totp_last_step: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  password_must_change: ColumnType<boolean, boolean | undefined, boolean>;
  password_changed_at: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface PasswordHistoryTable {
  teller_id: string;
  replaced_at: Instant;
  password_hash: string;
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

/** Branches, people, branch PCs and reference data. */
export interface BankTables {
  branches: BranchesTable;
  business_days: BusinessDaysTable;
  tellers: TellersTable;
  password_history: PasswordHistoryTable;
  devices: DevicesTable;
  sessions: SessionsTable;
  audit_anchors: AuditAnchorsTable;
  banks: BanksTable;
}
