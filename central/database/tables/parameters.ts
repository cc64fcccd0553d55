import type { ColumnType } from 'kysely';
import type { DateText, Instant } from './column.ts';

export interface ParametersTable {
  kind: string;
  key: string;
  effective_from: DateText;
  version: bigint;
  value: ColumnType<unknown, string | null, never>;
  created_at: Instant;
  created_by: string | null;
}

export interface ParameterVersionTable {
  one: number;
  version: bigint;
  history_from: bigint;
}

/** What the bank has set. */
export interface ParameterTables {
  parameters: ParametersTable;
  parameter_version: ParameterVersionTable;
}
