import type { Outcome, PostingRequest } from '../../contract/central/transactions.ts';
import type { Answer } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { canonicalHash } from '../hash.ts';
import { type KeyedRequest, POST_ROUTE, replay } from '../transactions/outcomes.ts';
import { prepare } from './prepare.ts';

interface Call {
  readonly caller: TellerCaller;
  readonly body: PostingRequest;
  readonly idempotencyKey: KeyedRequest['clientKey'];
}

async function firstTime(central: Central, { caller, body }: Call, keyed: KeyedRequest): Promise<Answer<Outcome>> {
  const prepared = prepare(caller, body);
  return prepared.ok ? await central.postings.submit({ caller, body, keyed, prepared: prepared.value }) : prepared;
}

/**
 * Posts a quoted transaction, once per key. Postings and stored answer commit together; a repeated request gets the stored
 * answer, also from another session of the same PC and after its role or the business date changed.
 */
export async function post(central: Central, call: Call): Promise<Answer<Outcome>> {
  const keyed: KeyedRequest = {
    deviceId: call.caller.deviceId,
    clientKey: call.idempotencyKey,
    route: POST_ROUTE,
    bodyHash: canonicalHash(call.body),
  };
  return await central.inFlight.run(`${keyed.deviceId}/${keyed.clientKey}`, async () => {
    const stored = await central.findOutcome(keyed);
    return stored === null ? await firstTime(central, call, keyed) : replay(keyed, stored);
  });
}
