import type { z } from 'zod';
import type { ClientKey } from '../../contract/primitives.ts';
import type { Answer } from '../answer.ts';
import type { Central, DeviceCaller } from '../central.ts';
import { serializable, type Tx } from '../database/serializable.ts';
import { canonicalHash } from '../hash.ts';
import { findStored, type KeyedRequest, replay, store } from './outcomes.ts';

export interface Keyed {
  readonly caller: DeviceCaller & { readonly tellerId?: string };
  readonly idempotencyKey: ClientKey;
  /** Keys of different routes have nothing to do with each other. */
  readonly route: string;
  /** Everything that makes it this request: parameters and body. */
  readonly request: unknown;
}

/**
 * Does a keyed piece of work once, in one serializable transaction with its stored answer: the same key with the same request gets
 * the first answer again, byte for byte, with another request it is refused. Refusals are not stored: nothing was done.
 */
export async function once<T>(
  central: Central,
  { caller, idempotencyKey, route, request }: Keyed,
  response: z.ZodType<T>,
  work: (tx: Tx) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const keyed: KeyedRequest = { deviceId: caller.deviceId, clientKey: idempotencyKey, route, bodyHash: canonicalHash(request) };
  const before = async (): Promise<Answer<T> | null> => {
    const found = await findStored(central.hot, keyed);
    return found === null ? null : replay(keyed, found);
  };
  const first = await before();
  if (first !== null) return first;
  const answer = await serializable<Answer<T>>(
    central.db,
    async (tx) => {
      const given = await work(tx);
      if (!given.ok || 'stored' in given) return given;
      const text = JSON.stringify(response.parse(given.value));
      await store(tx, keyed, {
        outcome: 'accepted',
        answer: text,
        tellerId: caller.tellerId ?? null,
        decidedAt: central.clock.now().toISOString(),
      });
      return { ok: true, stored: text };
    },
    before,
  );
  // A refusal may be due to the same request having been faster: things have moved on because it was done.
  return answer.ok ? answer : ((await before()) ?? answer);
}
