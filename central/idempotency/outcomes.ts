import type pg from 'pg';
import type { ClientKey } from '../../contract/primitives.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Tx } from '../database/serializable.ts';
import { bind, run, type Statement } from '../database/statement.ts';

/** A request under a client key: who sent it and what it was. */
export interface KeyedRequest {
  readonly deviceId: string;
  readonly clientKey: ClientKey;
  readonly route: string;
  /** SHA-256 of the canonical body, hex. */
  readonly bodyHash: string;
}

export interface StoredOutcome {
  readonly bodyHash: string;
  /** The answer's body as it went out first. */
  readonly answer: string;
}

export const POST_ROUTE = 'post';

const FIND: Statement<{ body_hash: string; answer: string }> = {
  name: 'find-outcome',
  text: 'select body_hash, answer from outcomes where device_id = $1 and client_key = $2 and route = $3',
};

const FIND_MANY: Statement<{ n: number; body_hash: string; answer: string }> = {
  name: 'find-outcomes',
  text: `select asked.n::int as n, outcomes.body_hash, outcomes.answer
           from unnest($1::text[], $2::uuid[], $3::text[]) with ordinality as asked (device_id, client_key, route, n)
           join outcomes on outcomes.device_id = asked.device_id and outcomes.client_key = asked.client_key
                        and outcomes.route = asked.route`,
};

type Key = Pick<KeyedRequest, 'deviceId' | 'clientKey' | 'route'>;

/** As `findStored`, of several keys in their order. */
export async function findAllStored(pool: pg.Pool | pg.PoolClient, keys: readonly Key[]): Promise<(StoredOutcome | null)[]> {
  const columns = [keys.map(({ deviceId }) => deviceId), keys.map(({ clientKey }) => clientKey), keys.map(({ route }) => route)];
  const found = new Map((await run(pool, bind(FIND_MANY, columns))).map((row) => [row.n, row]));
  return keys.map((_, index) => {
    const row = found.get(index + 1);
    return row === undefined ? null : { bodyHash: row.body_hash, answer: row.answer };
  });
}

/**
 * The first outcome of a key, or null. Read outside of serializable transactions: a read that finds nothing would make every two
 * of them collide on the index page.
 */
export async function findStored(pool: pg.Pool, key: Key): Promise<StoredOutcome | null> {
  const [row] = await run(pool, bind(FIND, [key.deviceId, key.clientKey, key.route]));
  return row === undefined ? null : { bodyHash: row.body_hash, answer: row.answer };
}

/** Same body: the first answer again, byte for byte. Other body: refused (trust: the key). */
export const replay = (request: KeyedRequest, stored: StoredOutcome): Answer<never> =>
  stored.bodyHash === request.bodyHash
    ? { ok: true, stored: stored.answer, replayed: true }
    : refuse('IDEMPOTENCY_MISMATCH', { clientKey: request.clientKey });

/** Writes the first answer, in the transaction that did the work. Throws 23505 when another request with the key was faster. */
export async function store(
  tx: Tx,
  request: KeyedRequest,
  outcome: { outcome: 'accepted' | 'rejected'; answer: string; tellerId: string | null; decidedAt: string },
): Promise<void> {
  await tx
    .insertInto('outcomes')
    .values({
      device_id: request.deviceId,
      client_key: request.clientKey,
      route: request.route,
      body_hash: request.bodyHash,
      outcome: outcome.outcome,
      answer: outcome.answer,
      teller_id: outcome.tellerId,
      decided_at: outcome.decidedAt,
    })
    .execute();
}
