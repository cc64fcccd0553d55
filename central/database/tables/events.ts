import type { ColumnType } from 'kysely';
import type { Instant } from './column.ts';

export interface EventOutboxTable {
  id: string;
  branch_code: string | null;
  teller_id: string | null;
  kind: string;
  payload: ColumnType<unknown, string, never>;
  created_at: Instant;
}

export interface EventsTable extends EventOutboxTable {
  position: bigint;
}

export interface EventHeadTable {
  one: number;
  position: bigint;
  oldest: bigint;
}

/** Events on their way to the branches. */
export interface EventTables {
  event_outbox: EventOutboxTable;
  events: EventsTable;
  event_head: EventHeadTable;
}
