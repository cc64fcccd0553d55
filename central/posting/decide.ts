import { type Outcome, outcomeSchema } from '../../contract/central/transactions.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import type { Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import { formatTrace } from '../ledger/trace.ts';
import type { KeyedRequest } from '../transactions/outcomes.ts';
import { acceptedAnswer } from './accepted.ts';
import type { Item } from './item.ts';
import { overridesFor } from './overrides.ts';
import type { Plan } from './plan.ts';
import { checkDay, figuresHash } from './prepare.ts';
import { quoteHolds } from './quoteHolds.ts';
import type { World } from './world.ts';

/** Who posts what, and when. */
export interface Posting {
  readonly item: Item;
  readonly traceNumber: string;
  /** Instant. */
  readonly postedAt: string;
}

/** A decision with its answer, not written yet. */
export interface Decided {
  readonly posting: Posting;
  readonly keyed: KeyedRequest;
  /** Null for a business refusal: nothing but the answer is written. */
  readonly plan: Plan | null;
  readonly outcome: Outcome['outcome'];
  /** Serialised once: these bytes are the answer now and for ever. */
  readonly answer: string;
}

/** The plan, or the business refusal. Pure: the same request in the same situation is decided alike. */
function planOf({ caller, body, keyed, prepared }: Item, world: World, extra: unknown, now: Date): Result<Plan, WireError> {
  const { handler } = prepared;
  // The day may have moved on since the request was authenticated; what the transaction has read holds.
  const branchDay = world.day(caller.branchCode);
  const day = checkDay(branchDay, body.businessDate, handler);
  if (!day.ok) return day;
  const expected = { deviceId: caller.deviceId, clientKey: keyed.clientKey, figuresHash: figuresHash(body) };
  if (!quoteHolds(world.quote(body.quoteId), expected, now)) return refuse('QUOTE_STALE');
  const asked = { ...prepared.asked, caller: { ...caller, businessDate: branchDay.businessDate, branchDay: branchDay.state } };
  const plan = handler.post(asked, world, extra);
  if (!plan.ok) return plan;
  // Overrides cannot be given yet, so what needs one cannot be posted.
  const [missing] = overridesFor(handler.definition, plan.value);
  return missing === undefined ? plan : refuse('NOT_PERMITTED', { rule: missing.rule, role: missing.role });
}

/** Decides one posting and moves the world on, so that the next of the batch sees what this one did. */
export function decide(item: Item, world: World, extra: unknown, serial: bigint, now: Date): Decided {
  const { businessDate } = world.day(item.caller.branchCode);
  const posting: Posting = {
    item,
    traceNumber: formatTrace(item.caller.branchCode, businessDate, serial),
    postedAt: now.toISOString(),
  };
  const planned = planOf(item, world, extra, now);
  const { clientKey } = item.keyed;
  const outcome: Outcome = planned.ok
    ? acceptedAnswer(posting, businessDate, planned.value)
    : { outcome: 'rejected', clientKey, error: planned.error };
  const answer = JSON.stringify(outcomeSchema.parse(outcome));
  if (planned.ok) world.apply(planned.value);
  return { posting, keyed: item.keyed, plan: planned.ok ? planned.value : null, outcome: outcome.outcome, answer };
}
