import type pg from 'pg';
import type { Outcome } from '../../contract/central/transactions.ts';
import type { Answer } from '../answer.ts';
import type { Clock } from '../clock.ts';
import { builderOn } from '../database/alone.ts';
import { BEGIN_HOT } from '../database/serializable.ts';
import { run } from '../database/statement.ts';
import { type Decided, decide } from './decide.ts';
import { type Item, isAlone, wantedBy } from './item.ts';
import { readWorld, takeSerials } from './read.ts';
import { rowsOf } from './rows.ts';
import { writePostings } from './write.ts';

const readExtra = (client: pg.PoolClient, { prepared: { handler, asked } }: Item): Promise<unknown> =>
  handler.read === undefined ? Promise.resolve(undefined) : handler.read(builderOn(client), asked);

async function writeAndCommit(client: pg.PoolClient, decisions: readonly Decided[]): Promise<void> {
  const rows = rowsOf(decisions);
  const own = decisions.filter(({ plan }) => plan?.write !== undefined);
  const write = run(client, writePostings(rows));
  if (own.length > 0) {
    await write;
    for (const { plan, keyed, posting } of own) {
      const entryId = rows.entryIds.get(keyed.clientKey) ?? '';
      await plan?.write?.(builderOn(client), { entryId, traceNumber: posting.traceNumber, postedAt: posting.postedAt });
    }
  }
  // When the writing fails the `commit` behind it commits nothing: PostgreSQL ends a failed transaction by rolling back.
  const [written, committed] = await Promise.allSettled([write, client.query('commit')]);
  if (written.status === 'rejected') throw written.reason;
  if (committed.status === 'rejected') throw committed.reason;
  if (committed.value.command !== 'COMMIT') throw new Error(`The transaction ended with ${committed.value.command}`);
}

/**
 * Reads, decides and writes some postings as one serializable transaction in two round trips: `begin` travels with the reading,
 * `commit` with the writing. Each is decided by itself, in order, on what the ones before it have left; a refusal of one is an
 * answer and does not touch the others. Throws when the transaction did not go through; nothing of any is done then.
 */
export async function postBatch(pool: pg.Pool, items: readonly Item[], clock: Clock): Promise<Answer<Outcome>[]> {
  const client = await pool.connect();
  // A connection whose transaction may still be open must not serve anybody else.
  let clean = false;
  try {
    const wanted = wantedBy(
      items,
      items.map(({ body }) => body.quoteId),
    );
    const [, world, serials] = await Promise.all([client.query(BEGIN_HOT), readWorld(client, wanted), takeSerials(client, items.length)]);
    const [first] = items;
    const extra = first !== undefined && isAlone(first) ? await readExtra(client, first) : undefined;
    const now = clock.now();
    const decisions = items.map((item, index) => decide(item, world, extra, serials[index] ?? 0n, now));
    await writeAndCommit(client, decisions);
    clean = true;
    return decisions.map(({ answer }) => ({ ok: true, stored: answer }));
  } catch (error) {
    clean = await client.query('rollback').then(
      () => true,
      () => false,
    );
    throw error;
  } finally {
    client.release(!clean);
  }
}
