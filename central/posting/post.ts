import type { Outcome, PostingRequest } from '../../contract/central/transactions.ts';
import type { Answer } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { canonicalHash } from '../hash.ts';
import { findStored, type KeyedRequest, POST_ROUTE, replay } from '../idempotency/outcomes.ts';
import { prepare } from './prepare.ts';

interface Call {
  readonly caller: TellerCaller;
  readonly body: PostingRequest;
  readonly idempotencyKey: KeyedRequest['clientKey'];
}

/**
 * Posts a quoted transaction, once per key. Postings and stored answer commit together; a repeated request gets the stored
 * answer, also from another session of the same PC and after its role or the business date changed.
 */
export async function post(central: Central, { caller, body, idempotencyKey }: Call): Promise<Answer<Outcome>> {
  const keyed: KeyedRequest = {
    deviceId: caller.deviceId,
    clientKey: idempotencyKey,
    route: POST_ROUTE,
    bodyHash: canonicalHash(body),
  };
  return await central.inFlight.run(`${keyed.deviceId}/${keyed.clientKey}`, async () => {
    const prepared = prepare(caller, body, {
      clientKey: idempotencyKey,
      now: central.clock.now(),
      parameters: central.parameters.at(caller.businessDate),
    });
    if (prepared.ok) return await central.postings.submit({ caller, body, keyed, prepared: prepared.value });
    const stored = await findStored(central.hot, keyed);
    return stored === null ? prepared : replay(keyed, stored);
  });
}
