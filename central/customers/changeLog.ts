import { uuidv7 } from 'uuidv7';
import type { TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';

/** Under which key and when a change is made. */
export interface ChangeContext {
  /** Null where the change has no client key of its own. */
  readonly clientKey: string | null;
  /** Instant, ISO 8601. */
  readonly now: string;
}

export type Recorded = Readonly<Record<string, unknown>> | null;

/** Writes the row of the history: who, when, from what to what. Answers its identifier. */
export async function recordChange(
  tx: Tx,
  caller: TellerCaller,
  context: ChangeContext,
  change: { readonly customerNumber: string; readonly what: string; readonly before: Recorded; readonly after: Recorded },
): Promise<string> {
  const id = uuidv7();
  const json = (value: Recorded): string | null => (value === null ? null : JSON.stringify(value));
  await tx
    .insertInto('customer_changes')
    .values({
      id,
      customer_number: change.customerNumber,
      what: change.what,
      before: json(change.before),
      after: json(change.after),
      teller_id: caller.tellerId,
      device_id: caller.deviceId,
      branch_code: caller.branchCode,
      business_date: caller.businessDate,
      client_key: context.clientKey,
      changed_at: context.now,
    })
    .execute();
  return id;
}
