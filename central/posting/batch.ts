import type pg from 'pg';
import type { Outcome } from '../../contract/central/transactions.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Clock } from '../clock.ts';
import { builderOn } from '../database/alone.ts';
import { BEGIN_HOT } from '../database/serializable.ts';
import { run } from '../database/statement.ts';
import { together } from '../database/together.ts';
import { findAllStored, replay } from '../idempotency/outcomes.ts';
import type { Parameters } from '../parameters/parameters.ts';
import { type Decided, decide } from './decide.ts';
import { type Item, isAlone, wantedBy } from './item.ts';
import { type Reading, readWorld } from './read.ts';
import { rowsOf } from './rows.ts';
import type { World } from './world.ts';
import { writePostings } from './write.ts';

type Settled = Answer<Outcome>;

/** What posting needs of the bank. */
export interface Bank {
  readonly hot: pg.Pool;
  readonly clock: Clock;
  readonly parameters: Parameters;
}

const readExtra = (client: pg.PoolClient, { prepared: { handler, asked } }: Item): Promise<unknown> =>
  handler.read === undefined ? Promise.resolve(undefined) : handler.read(builderOn(client), asked);

/** What was taken in offline comes without a session: who took it may have gone home. */
const mayPost = ({ caller, captured }: Item, world: World): boolean => captured !== undefined || world.isSignedOn(caller);

/** Decides what was not answered before, one after the other. */
async function decideAll(
  { clock, parameters }: Bank,
  client: pg.PoolClient,
  items: readonly Item[],
  { world, serials }: Reading,
): Promise<Decided[]> {
  const [first] = items;
  const extra = first !== undefined && isAlone(first) ? await readExtra(client, first) : undefined;
  const now = clock.now();
  return items.map((item, index) => decide({ item, world, extra, serial: serials[index] ?? 0n, now, parameters }));
}

async function writeAndCommit(client: pg.PoolClient, decisions: readonly Decided[]): Promise<void> {
  const rows = rowsOf(decisions);
  const own = decisions.filter(({ plan }) => plan?.write !== undefined);
  if (own.length > 0) {
    await run(client, writePostings(rows));
    for (const { plan, keyed, posting } of own) {
      const entryId = rows.entryIds.get(keyed.clientKey) ?? '';
      await plan?.write?.(builderOn(client), { entryId, traceNumber: posting.traceNumber, postedAt: posting.postedAt });
    }
  }
  // When the writing fails the `commit` behind it commits nothing: PostgreSQL ends a failed transaction by rolling back.
  const [written, committed] = await together(client, () =>
    Promise.allSettled([own.length > 0 ? null : run(client, writePostings(rows)), client.query('commit')]),
  );
  if (written.status === 'rejected') throw written.reason;
  if (committed.status === 'rejected') throw committed.reason;
  if (committed.value.command !== 'COMMIT') throw new Error(`The transaction ended with ${committed.value.command}`);
}

/**
 * Reads, decides and writes some postings as one serializable transaction in two round trips: `begin` travels with the reading,
 * `commit` with the writing. Each is decided by itself, in order, on what the ones before it have left; a refusal of one is an
 * answer and does not touch the others. Keys that were answered before get that answer again; they are looked up before the
 * transaction begins, because a read that finds nothing would make every two of them collide on the index page.
 * Throws when the transaction did not go through; nothing of any is done then.
 */
export async function postBatch(bank: Bank, items: readonly Item[]): Promise<Settled[]> {
  const client = await bank.hot.connect();
  // A connection whose transaction may still be open must not serve anybody else.
  let clean = false;
  try {
    const keys = items.map(({ keyed }) => keyed);
    const [stored, , reading] = await together(client, () =>
      Promise.all([findAllStored(client, keys), client.query(BEGIN_HOT), readWorld(client, wantedBy(items, items))]),
    );
    const { world } = reading;
    const fresh = items.filter((item, index) => stored[index] === null && mayPost(item, world));
    const decisions = await decideAll(bank, client, fresh, reading);
    await writeAndCommit(client, decisions);
    clean = true;
    const answers = new Map(decisions.map(({ keyed, answer }) => [keyed, answer]));
    return items.map((item, index): Settled => {
      const { caller, keyed } = item;
      if (!mayPost(item, world)) return refuse('SIGN_ON_NEEDED');
      const before = stored[index] ?? null;
      const answer: Settled = before === null ? { ok: true, stored: answers.get(keyed) ?? '' } : replay(keyed, before);
      return answer.ok ? { ...answer, businessDate: world.day(caller.branchCode).businessDate } : answer;
    });
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
