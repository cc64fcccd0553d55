import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

/** What a node looks at every beat, in one statement: it is the only thing that an idle bank costs. */
export interface Look {
  readonly version: bigint;
  readonly position: bigint;
  /** The outbox holds something. */
  readonly waiting: boolean;
}

export async function look(db: Db): Promise<Look> {
  const { rows } = await sql<Look>`
    select parameter_version.version, event_head.position, exists (select 1 from event_outbox) as waiting
      from parameter_version cross join event_head`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('The database lost the head of its events');
  return row;
}
