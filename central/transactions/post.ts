import type { PostingRequest, Rejected } from '../../contract/central/transactions.ts';
import { type Accepted, type Outcome, outcomeSchema } from '../../contract/central/transactions.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import { type Answer, refuse } from '../answer.ts';
import { currentDay } from '../branches/day.ts';
import type { Central, TellerCaller } from '../central.ts';
import { serializable, type Tx } from '../database/serializable.ts';
import { canonicalHash } from '../hash.ts';
import { findStored, type KeyedRequest, POST_ROUTE, replay, store } from './outcomes.ts';
import { overridesFor } from './overrides.ts';
import { checkDay, figuresHash, type Prepared, prepare } from './prepare.ts';
import { quoteHolds } from './quotes.ts';
import { writePlan } from './write.ts';

interface Call {
  readonly caller: TellerCaller;
  readonly body: PostingRequest;
  readonly idempotencyKey: ClientKey;
}

/** Decides and, unless refused, writes. Every refusal comes before the first write. */
async function decideAndWrite(
  tx: Tx,
  central: Central,
  { caller, body, idempotencyKey }: Call,
  { handler, asked }: Prepared,
): Promise<Accepted | WireError> {
  const now = central.clock.now();
  // Read again inside the transaction: the day may have been closed since the request was authenticated.
  const current = await currentDay(tx, caller.branchCode);
  const today = { ...caller, businessDate: current.businessDate, branchDay: current.state };
  const day = checkDay(today, body.businessDate);
  if (!day.ok) return day.error;
  const quoted = { quoteId: body.quoteId, deviceId: caller.deviceId, clientKey: idempotencyKey, figuresHash: figuresHash(body), now };
  if (!(await quoteHolds(tx, quoted))) return refuse('QUOTE_STALE').error;
  const plan = await handler.post(tx, { ...asked, caller: today });
  if (!plan.ok) return plan.error;
  // Overrides cannot be given yet, so what needs one cannot be posted.
  const [missing] = overridesFor(handler.definition, plan.value);
  if (missing !== undefined) return refuse('NOT_PERMITTED', { rule: missing.rule, role: missing.role }).error;
  const posting = { caller: today, clientKey: idempotencyKey, transactionCode: body.transactionCode, postedAt: now.toISOString() };
  return await writePlan(tx, posting, plan.value);
}

async function firstTime(central: Central, call: Call, keyed: KeyedRequest): Promise<Answer<Outcome>> {
  const prepared = prepare(call.caller, call.body);
  if (!prepared.ok) return prepared;
  return await serializable<Answer<Outcome>>(
    central.db,
    async (tx) => {
      const decided = await decideAndWrite(tx, central, call, prepared.value);
      const outcome: Outcome =
        'outcome' in decided ? decided : ({ outcome: 'rejected', clientKey: keyed.clientKey, error: decided } satisfies Rejected);
      // Serialised here, once: these bytes are the answer now and for ever.
      const answer = JSON.stringify(outcomeSchema.parse(outcome));
      const decidedAt = central.clock.now().toISOString();
      await store(tx, keyed, { outcome: outcome.outcome, answer, tellerId: call.caller.tellerId, decidedAt });
      return { ok: true, stored: answer };
    },
    async () => {
      const stored = await findStored(central.db, keyed);
      return stored === null ? null : replay(keyed, stored);
    },
  );
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
    const stored = await findStored(central.db, keyed);
    return stored === null ? await firstTime(central, call, keyed) : replay(keyed, stored);
  });
}
