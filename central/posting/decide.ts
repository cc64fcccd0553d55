import { type Outcome, outcomeSchema } from '../../contract/central/transactions.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import { suspend } from '../captured/suspend.ts';
import type { KeyedRequest } from '../idempotency/outcomes.ts';
import { formatTrace } from '../ledger/trace.ts';
import { rulesNeeded } from '../overrides/rules.ts';
import type { Parameters } from '../parameters/parameters.ts';
import { acceptedAnswer } from './accepted.ts';
import type { Item } from './item.ts';
import type { Plan } from './plan.ts';
import { checkDay, figuresHash } from './prepare.ts';
import { quoteHolds } from './quoteHolds.ts';
import type { Approval, World } from './world.ts';

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
  readonly approval: Approval | null;
  readonly outcome: Outcome['outcome'];
  /** Serialised once: these bytes are the answer now and for ever. */
  readonly answer: string;
}

/** What one decision is made from. */
export interface Case {
  readonly item: Item;
  readonly world: World;
  /** What the handler has read for itself. */
  readonly extra: unknown;
  readonly serial: bigint;
  readonly now: Date;
  readonly parameters: Parameters;
}

interface Allowed {
  readonly plan: Plan;
  /** The override that this posting uses up. */
  readonly approval: Approval | null;
}

/** The consent that a plan needs: none, or the approval that was given for exactly these figures. */
function consentTo(
  { item: { caller, body, keyed, prepared }, world, now, parameters }: Case,
  plan: Plan,
): Result<Approval | null, WireError> {
  const { definition } = prepared.handler;
  const date = world.day(caller.branchCode).businessDate;
  const rules = rulesNeeded({ parameters, date, definition, level: caller.level }, plan.currency, plan.amount);
  const [first] = rules;
  if (first === undefined) return ok(null);
  const approval = world.approval(caller.deviceId, keyed.clientKey);
  const holds =
    approval !== null &&
    approval.figuresHash === figuresHash(body) &&
    Date.parse(approval.expiresAt) > now.getTime() &&
    rules.every(({ rule }) => approval.rules.includes(rule));
  const { reason } = first.terms;
  return holds ? ok(approval) : refuse('OVERRIDE_MISSING', { rule: first.rule, reasonZh: reason.zh, reasonEn: reason.en });
}

/**
 * Nobody was asked for a quote and nobody consented beforehand: every check is made now, and cash that was taken for what cannot be
 * posted is suspended under a number (domain: offline envelope).
 */
function allowCaptured(given: Case, plan: Result<Plan, WireError>): Result<Allowed, WireError> {
  const approval = plan.ok ? consentTo(given, plan.value) : plan;
  if (plan.ok && approval.ok) return ok({ plan: plan.value, approval: approval.value });
  const error = approval.ok ? null : approval.error;
  if (error === null) throw new Error('Neither planned nor refused');
  const suspended = suspend(given.item, given.world, error);
  return suspended === null ? err(error) : ok({ plan: suspended, approval: null });
}

/** The plan, or the business refusal. Pure: the same request in the same situation is decided alike. */
function allow(given: Case): Result<Allowed, WireError> {
  const { item, world, extra, now } = given;
  const { caller, body, keyed, prepared } = item;
  const { handler } = prepared;
  // The day may have moved on since the request was authenticated; what the transaction has read holds.
  const branchDay = world.day(caller.branchCode);
  const day = checkDay(branchDay, body.businessDate, handler);
  if (!day.ok) return day;
  const asked = { ...prepared.asked, caller: { ...caller, businessDate: branchDay.businessDate, branchDay: branchDay.state } };
  if (item.captured !== undefined) return allowCaptured(given, handler.post(asked, world, extra));
  const expected = { deviceId: caller.deviceId, clientKey: keyed.clientKey, figuresHash: figuresHash(body) };
  if (!quoteHolds(world.quote(body.quoteId), expected, now)) return refuse('QUOTE_STALE');
  const plan = handler.post(asked, world, extra);
  if (!plan.ok) return plan;
  const approval = consentTo(given, plan.value);
  return approval.ok ? ok({ plan: plan.value, approval: approval.value }) : approval;
}

/** Decides one posting and moves the world on, so that the next of the batch sees what this one did. */
export function decide(given: Case): Decided {
  const { item, world, serial, now } = given;
  const { businessDate } = world.day(item.caller.branchCode);
  const posting: Posting = {
    item,
    traceNumber: formatTrace(item.caller.branchCode, businessDate, serial),
    postedAt: now.toISOString(),
  };
  const allowed = allow(given);
  const { clientKey } = item.keyed;
  const outcome: Outcome = allowed.ok
    ? acceptedAnswer(posting, businessDate, allowed.value.plan)
    : { outcome: 'rejected', clientKey, error: allowed.error };
  const answer = JSON.stringify(outcomeSchema.parse(outcome));
  if (allowed.ok) world.apply(allowed.value.plan);
  const { plan, approval } = allowed.ok ? allowed.value : { plan: null, approval: null };
  return { posting, keyed: item.keyed, plan, approval, outcome: outcome.outcome, answer };
}
