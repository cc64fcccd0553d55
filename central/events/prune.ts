import type { Db } from '../database/connect.ts';
import { retrying } from '../database/retry.ts';

const BATCH = 5_000;

/** Drops events that are older than `before`, from the oldest on, one batch. Answers how many. */
async function pruneBatch(db: Db, before: string): Promise<number> {
  const attempt = (): Promise<number> =>
    db
      .transaction()
      .setIsolationLevel('read committed')
      .execute(async (tx) => {
        // Nodes that prune at the same time go one after the other.
        const { oldest } = await tx.selectFrom('event_head').select('oldest').forUpdate().executeTakeFirstOrThrow();
        const rows = await tx
          .selectFrom('events')
          .select(['position', 'created_at'])
          .where('position', '>=', oldest)
          .where('position', '<', oldest + BigInt(BATCH))
          .orderBy('position')
          .execute();
        const kept = rows.findIndex(({ created_at }) => created_at >= before);
        const old = kept === -1 ? rows : rows.slice(0, kept);
        const last = old.at(-1)?.position;
        if (last === undefined) return 0;
        await tx.deleteFrom('events').where('position', '<=', last).execute();
        // In the same transaction: a reader that misses a row finds the reason.
        await tx
          .updateTable('event_head')
          .set({ oldest: last + 1n })
          .execute();
        return old.length;
      });
  return await retrying(attempt, async () => null);
}

/** Drops events older than an instant. Answers how many. */
export async function pruneEvents(db: Db, before: Date): Promise<number> {
  let dropped = 0;
  for (;;) {
    const batch = await pruneBatch(db, before.toISOString());
    dropped += batch;
    if (batch < BATCH) return dropped;
  }
}
