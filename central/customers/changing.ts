import type { Selectable } from 'kysely';
import type { WireError } from '../../contract/errors/wire.ts';
import type { Result } from '../../contract/result.ts';
import type { TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import type { CustomersTable } from '../database/tables/customers.ts';
import type { Recorded } from './changeLog.ts';

export type CustomerRow = Selectable<CustomersTable>;

/** What a change works on. */
export interface Changing {
  readonly tx: Tx;
  readonly caller: TellerCaller;
  readonly customer: CustomerRow;
  readonly now: string;
}

/** What a change did, for the history. `entryId`: the row that it made. */
export interface Change {
  readonly before: Recorded;
  readonly after: Recorded;
  readonly entryId?: string;
  readonly reviewCaseId?: string | null;
}

export type ChangeResult = Promise<Result<Change, WireError>>;
