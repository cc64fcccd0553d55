import { type BranchEvent, branchEventSchema } from '../../contract/central/events.ts';
import type { Db } from '../database/connect.ts';

/** An event in its place. */
export interface PlacedEvent {
  readonly position: bigint;
  readonly event: BranchEvent;
}

export interface Head {
  /** The last position that was given; 0 before the first event. */
  readonly position: bigint;
  /** The oldest that is kept. */
  readonly oldest: bigint;
}

export const readHead = (db: Db): Promise<Head> => db.selectFrom('event_head').select(['position', 'oldest']).executeTakeFirstOrThrow();

/** Whether an event is for a branch. */
export const isFor = ({ event }: PlacedEvent, branchCode: string): boolean => event.branchCode === null || event.branchCode === branchCode;

/** Events after a position up to another one, in order; of every branch when `branchCode` is null. */
export async function readEvents(
  db: Db,
  { after, through, branchCode, limit }: { after: bigint; through: bigint; branchCode: string | null; limit: number },
): Promise<readonly PlacedEvent[]> {
  let select = db
    .selectFrom('events')
    .select(['position', 'branch_code', 'teller_id', 'kind', 'payload', 'created_at'])
    .where('position', '>', after)
    .where('position', '<=', through)
    .orderBy('position')
    .limit(limit);
  if (branchCode !== null) select = select.where((eb) => eb.or([eb('branch_code', 'is', null), eb('branch_code', '=', branchCode)]));
  return (await select.execute()).map((row) => ({
    position: row.position,
    event: branchEventSchema.parse({
      kind: row.kind,
      branchCode: row.branch_code,
      tellerId: row.teller_id,
      at: row.created_at,
      payload: row.payload,
    }),
  }));
}
