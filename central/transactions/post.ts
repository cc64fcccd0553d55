import { type Outcome, outcomeSchema, type PostingRequest, type Rejected } from '../../contract/central/transactions.ts';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import type { Result } from '../../contract/result.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { type Decision, decideAndWrite } from '../database/serializable.ts';
import { canonicalHash } from '../hash.ts';
import { findStored, type KeyedRequest, POST_ROUTE, replay } from './outcomes.ts';
import { overridesFor } from './overrides.ts';
import type { Plan } from './plan.ts';
import { checkDay, figuresHash, type Prepared, prepare } from './prepare.ts';
import { quoteHolds } from './quotes.ts';
import { readSituation, type Situation, type SituationRow, toSituation } from './situation.ts';
import { acceptedAnswer, type Posting, writePlan } from './write.ts';

interface Call {
  readonly caller: TellerCaller;
  readonly body: PostingRequest;
  readonly idempotencyKey: KeyedRequest['clientKey'];
}

/** The plan, or the business refusal. Pure: the same request in the same situation is decided alike. */
function decide({ body, idempotencyKey }: Call, { handler, asked }: Prepared, situation: Situation, now: Date): Result<Plan, WireError> {
  const { caller } = asked;
  const day = checkDay(caller, body.businessDate);
  if (!day.ok) return day;
  const expected = { deviceId: caller.deviceId, clientKey: idempotencyKey, figuresHash: figuresHash(body) };
  if (!quoteHolds(situation.quote, expected, now)) return refuse('QUOTE_STALE');
  const plan = handler.post(asked, situation);
  if (!plan.ok) return plan;
  // Overrides cannot be given yet, so what needs one cannot be posted.
  const [missing] = overridesFor(handler.definition, plan.value);
  return missing === undefined ? plan : refuse('NOT_PERMITTED', { rule: missing.rule, role: missing.role });
}

/** Decides on what the transaction has read, and says what it writes: the plan or nothing, and the answer in any case. */
function conclude(call: Call, keyed: KeyedRequest, prepared: Prepared, situation: Situation, now: Date): Decision<Answer<Outcome>> {
  // The day may have moved on since the request was authenticated; what the transaction has read holds.
  const caller = { ...call.caller, businessDate: situation.businessDate as BusinessDate, branchDay: situation.branchDay };
  const asked = { ...prepared.asked, caller };
  const posting: Posting = {
    caller,
    clientKey: keyed.clientKey,
    transactionCode: call.body.transactionCode,
    traceNumber: situation.traceNumber ?? '',
    postedAt: now.toISOString(),
  };
  const decided = decide(call, { ...prepared, asked }, situation, now);
  const outcome: Outcome = decided.ok
    ? acceptedAnswer(posting, decided.value)
    : ({ outcome: 'rejected', clientKey: keyed.clientKey, error: decided.error } satisfies Rejected);
  // Serialised here, once: these bytes are the answer now and for ever.
  const answer = JSON.stringify(outcomeSchema.parse(outcome));
  const write = writePlan(keyed, posting, decided.ok ? decided.value : null, outcome.outcome, answer);
  return { write, result: { ok: true, stored: answer } };
}

async function firstTime(central: Central, call: Call, keyed: KeyedRequest): Promise<Answer<Outcome>> {
  const prepared = prepare(call.caller, call.body);
  if (!prepared.ok) return prepared;
  const { handler, asked } = prepared.value;
  return await decideAndWrite<SituationRow, Answer<Outcome>>(
    central.hot,
    readSituation(call.caller, handler.needs(asked), call.body.quoteId),
    (rows) => conclude(call, keyed, prepared.value, toSituation(call.caller, rows), central.clock.now()),
    async () => {
      const stored = await findStored(central.hot, keyed);
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
    const stored = await findStored(central.hot, keyed);
    return stored === null ? await firstTime(central, call, keyed) : replay(keyed, stored);
  });
}
