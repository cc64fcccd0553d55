import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import type { Result } from '../../contract/result.ts';
import type { Answer } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { serializable, type Tx } from '../database/serializable.ts';
import { canonicalHash } from '../hash.ts';
import { findStored, type KeyedRequest, replay, store } from '../idempotency/outcomes.ts';

/** Carries a refusal out of the transaction, so that nothing that was written before it stays. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly error: WireError;
  constructor(error: WireError) {
    super(error.code);
    this.error = error;
  }
}

export interface KeyedCall {
  readonly caller: TellerCaller;
  readonly idempotencyKey: ClientKey;
  /** Route and what it is about; separates the uses of one key. */
  readonly route: string;
  readonly body: unknown;
}

/**
 * Runs a change once per key, in one serializable transaction with its stored answer. The same key and body get the first answer
 * byte for byte; another body is refused. Refusals are not stored: nothing was done, and the teller corrects and sends again.
 */
export async function keyed<T>(
  central: Central,
  call: KeyedCall,
  response: z.ZodType<T>,
  work: (tx: Tx) => Promise<Result<T, WireError>>,
): Promise<Answer<T>> {
  const { deviceId } = call.caller;
  const request: KeyedRequest = { deviceId, clientKey: call.idempotencyKey, route: call.route, bodyHash: canonicalHash(call.body) };
  const stored = async (): Promise<Answer<T> | null> => {
    const found = await findStored(central.hot, request);
    return found === null ? null : replay(request, found);
  };
  const attempt = async (tx: Tx): Promise<Answer<T>> => {
    const result = await work(tx);
    if (!result.ok) throw new Refused(result.error);
    const answer = JSON.stringify(response.parse(result.value));
    await store(tx, request, {
      outcome: 'accepted',
      answer,
      tellerId: call.caller.tellerId,
      decidedAt: central.clock.now().toISOString(),
    });
    return { ok: true, stored: answer };
  };
  return await central.inFlight.run(`${deviceId}/${request.clientKey}/${request.route}`, async () => {
    const first = await stored();
    if (first !== null) return first;
    const answer = await serializable(central.db, attempt, stored).catch((error: unknown): Answer<T> => {
      if (error instanceof Refused) return { ok: false, error: error.error };
      throw error;
    });
    // The same request may have been faster through another process; what refuses this one is then its own doing.
    return answer.ok ? answer : ((await stored()) ?? answer);
  });
}
