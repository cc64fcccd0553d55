import { uuidv7 } from 'uuidv7';
import { type BranchEvent, branchEventSchema } from '../../contract/central/events.ts';
import type { Tx } from '../database/serializable.ts';

type WithoutInstant<E> = E extends BranchEvent ? Omit<E, 'at'> : never;

/** An event as a use case tells it. `branchCode` null: every branch; `tellerId` null: everybody there. */
export type NewEvent = WithoutInstant<BranchEvent>;

/**
 * Leaves an event in the outbox, in the transaction that makes the change: it reaches the branches if that commits and not otherwise.
 * Call `central.events.kick()` after the commit; without it the event leaves with the next beat. Throws when the payload is not
 * what the contract says of the kind.
 */
export async function emit(tx: Tx, event: NewEvent, now: Date): Promise<void> {
  const { branchCode, tellerId, kind, payload, at } = branchEventSchema.parse({ ...event, at: now.toISOString() });
  await tx
    .insertInto('event_outbox')
    .values({ id: uuidv7(), branch_code: branchCode, teller_id: tellerId, kind, payload: JSON.stringify(payload), created_at: at })
    .execute();
}
