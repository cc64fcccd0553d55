import type { Db } from '../database/connect.ts';
import { retrying } from '../database/retry.ts';

/** An event that has its place now. */
export interface Published {
  readonly id: string;
  readonly position: bigint;
}

const BATCH = 500;

/**
 * Gives committed events of the outbox the next positions, one batch; empty when there was nothing. Publishers of all nodes wait for
 * each other at the head's row until commit. So positions become visible in their order and without gaps, and a reader that has
 * seen one will never find a lower one that is new. Read committed is enough under that lock, and unlike a serializable
 * transaction it never makes the business transactions, which insert into what is read here, fail. Engines that only have serializable
 * give the same.
 */
async function publishBatch(db: Db): Promise<readonly Published[]> {
  const attempt = (): Promise<readonly Published[]> =>
    db
      .transaction()
      .setIsolationLevel('read committed')
      .execute(async (tx) => {
        const head = await tx.selectFrom('event_head').select('position').forUpdate().executeTakeFirstOrThrow();
        const waiting = await tx.selectFrom('event_outbox').selectAll().orderBy('id').limit(BATCH).execute();
        if (waiting.length === 0) return [];
        const rows = waiting.map((row, index) => ({
          ...row,
          payload: JSON.stringify(row.payload),
          position: head.position + BigInt(index + 1),
        }));
        await tx.insertInto('events').values(rows).execute();
        await tx
          .deleteFrom('event_outbox')
          .where(
            'id',
            'in',
            waiting.map(({ id }) => id),
          )
          .execute();
        await tx
          .updateTable('event_head')
          .set({ position: head.position + BigInt(rows.length) })
          .execute();
        return rows.map(({ id, position }) => ({ id, position }));
      });
  return await retrying(attempt, async () => null);
}

/** Publishes all that is committed. Answers what this call published. */
export async function publishPending(db: Db): Promise<readonly Published[]> {
  const published: Published[] = [];
  for (;;) {
    const batch = await publishBatch(db);
    published.push(...batch);
    if (batch.length < BATCH) return published;
  }
}
