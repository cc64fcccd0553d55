import type { ColumnType } from 'kysely';
import type { DateText, Instant } from './column.ts';

export interface OverrideRequestsTable {
  id: string;
  branch_code: string;
  device_id: string;
  client_key: string;
  figures_hash: string;
  transaction_code: string;
  business_date: DateText;
  teller_id: string;
  kind: 'local' | 'remote' | 'central' | 'deferred';
  currency: string;
  amount: bigint;
  form: ColumnType<Record<string, unknown>, string, never>;
  rules: string[];
  reason: string;
  state: 'pending' | 'approved' | 'rejected' | 'returned' | 'withdrawn' | 'used';
  assigned_to: string | null;
  authoriser_ids: ColumnType<string[], string[] | undefined, string[]>;
  created_at: Instant;
  expires_at: Instant;
  entry_id: string | null;
}

export interface OverrideDecisionsTable {
  request_id: string;
  number: number;
  teller_id: string;
  decision: 'approved' | 'rejected' | 'returned';
  reason: string;
  device_id: string;
  decided_at: Instant;
}

/** Override requests and what was decided on them. */
export interface OverrideTables {
  override_requests: OverrideRequestsTable;
  override_decisions: OverrideDecisionsTable;
}
