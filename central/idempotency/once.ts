import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import type { Result } from '../../contract/result.ts';
import type { Answer } from '../answer.ts';
import type { Central, DeviceCaller } from '../central.ts';
import { serializable, type Tx } from '../database/serializable.ts';
import { canonicalHash } from '../hash.ts';
import { findStored, type KeyedRequest, replay, store } from './outcomes.ts';

export interface Keyed {
  readonly caller: DeviceCaller & { readonly tellerId?: string };
  readonly idempotencyKey: ClientKey;
  /** Route and, where need be, what it is about: keys of different ones have nothing to do with each other. */
  readonly route: string;
  /** What makes it this request: its body, and the parameters that `route` does not name. */
  readonly request: unknown;
}

/** Carries a refusal out of the transaction, so that nothing that was written before it stays: no proof is used up by it. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly error: WireError;
  constructor(error: WireError) {
    super(error.code);
    this.error = error;
  }
}

/**
 * Does a keyed piece of work once, in one serializable transaction with its stored answer: the same key with the same request gets
 * the first answer again, byte for byte, with another request it is refused. A refusal undoes whatever the work has written, and is
 * not stored: nothing was done, and the caller corrects and sends again.
 */
export async function once<T>(
  central: Central,
  { caller, idempotencyKey, route, request }: Keyed,
  response: z.ZodType<T>,
  work: (tx: Tx) => Promise<Result<T, WireError>>,
): Promise<Answer<T>> {
  const { deviceId } = caller;
  const keyed: KeyedRequest = { deviceId, clientKey: idempotencyKey, route, bodyHash: canonicalHash(request) };
  const before = async (): Promise<Answer<T> | null> => {
    const found = await findStored(central.hot, keyed);
    return found === null ? null : replay(keyed, found);
  };
  const attempt = async (tx: Tx): Promise<Answer<T>> => {
    const result = await work(tx);
    if (!result.ok) throw new Refused(result.error);
    const answer = JSON.stringify(response.parse(result.value));
    const decidedAt = central.clock.now().toISOString();
    await store(tx, keyed, { outcome: 'accepted', answer, tellerId: caller.tellerId ?? null, decidedAt });
    return { ok: true, stored: answer };
  };
  return await central.inFlight.run(`${deviceId}/${idempotencyKey}/${route}`, async () => {
    const first = await before();
    if (first !== null) return first;
    const answer = await serializable(central.db, attempt, before).catch((error: unknown): Answer<T> => {
      if (error instanceof Refused) return { ok: false, error: error.error };
      throw error;
    });
    // A refusal may be due to the same request having been faster elsewhere: things have moved on because it was done.
    return answer.ok ? answer : ((await before()) ?? answer);
  });
}
