import type { BranchEvent } from '../../contract/central/events.ts';
import type { Db } from '../database/connect.ts';

/** Every event of a kind so far, published or still in the outbox, oldest first: to whom, and what. */
export async function told(db: Db, kind: BranchEvent['kind']): Promise<{ to: string | null; payload: unknown }[]> {
  const published = db.selectFrom('events').select(['id', 'teller_id', 'payload']).where('kind', '=', kind);
  const waiting = db.selectFrom('event_outbox').select(['id', 'teller_id', 'payload']).where('kind', '=', kind);
  const rows = await published.union(waiting).orderBy('id').execute();
  return rows.map(({ teller_id, payload }) => ({ to: teller_id, payload }));
}
