import canonicalize from 'canonicalize';
import { postingRequestSchema } from '../../../contract/central/transactions.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { type AskedKind, type FormOverride, isOpenOverride } from '../../../contract/views/override.ts';
import { commitment } from '../../../db/audit/chain.ts';
import type { StoredOverride } from '../../../db/operations/overrides.ts';
import type { AgentContext } from '../context.ts';
import { findOwn } from '../engine/find.ts';
import { commitOverride } from './commit.ts';
import { deliver, takeBack } from './deliver.ts';
import { figuresOf } from './figures.ts';
import { derivedKey } from './keys.ts';
import { asked, toFormOverride } from './steps.ts';

type Answer = Promise<Result<FormOverride, WireError>>;

/** A form's override as this counter knows it; one to which something may still happen is looked after at once. */
export const overrideOfForm = async (
  context: AgentContext,
  clientKey: ClientKey,
): Promise<Result<{ override: FormOverride | null }, WireError>> => {
  const own = await findOwn(context, clientKey);
  if (!own.ok) return own;
  const stored = await context.store.do('overrideOf', clientKey);
  if (stored === null) return ok({ override: null });
  if (isOpenOverride(stored.state)) context.overrides.wake();
  return ok({ override: toFormOverride(stored, context.overrides.silentSince(clientKey)) });
};

/** Whether the same was asked already: these figures, in this way or approved in any, and still waiting or holding. */
const stands = (stored: StoredOverride, figures: string, kind: AskedKind): boolean =>
  stored.figures === figures && isOpenOverride(stored.state) && (stored.kind === kind || stored.state === 'approved');

/**
 * Asks for the overrides that a form's quote names, for exactly the figures that were quoted. The request is on disk with its key before
 * central is called; silence leaves it `asking`, and it is sent again until central confirms it. Another wish (other figures, another
 * way, after a no) is another request and takes the earlier one's place at central.
 */
export const askOverride = async (context: AgentContext, clientKey: ClientKey, kind: AskedKind, reason: string): Answer => {
  const own = await findOwn(context, clientKey);
  if (!own.ok) return own;
  const { view, request, session, salt } = own.value;
  if (view.stage !== 'quoted' || view.quote === null || request === null) return err(wireError('QUOTE_STALE'));
  const { quote } = view;
  if (quote.overrides.length === 0) return err(wireError('OVERRIDE_NOT_NEEDED'));
  const posting = postingRequestSchema.parse(JSON.parse(request));
  const figures = figuresOf(posting);
  const before = await context.store.do('overrideOf', clientKey);
  if (before !== null && stands(before, figures, kind))
    return before.state === 'asking'
      ? await deliver(context, before)
      : ok(toFormOverride(before, context.overrides.silentSince(clientKey)));
  const attempt = (before?.attempt ?? 0) + 1;
  const text = canonicalize({ ...posting, clientKey, kind, reason }) ?? '';
  const stored: StoredOverride = {
    clientKey,
    attempt,
    kind,
    state: 'asking',
    tellerId: session.tellerId,
    figures,
    request: text,
    idempotencyKey: derivedKey(clientKey, 'override', attempt),
    currency: quote.currency,
    amount: quote.amount,
    rules: quote.overrides.map(({ rule, reasonZh, reasonEn }) => ({ rule, reasonZh, reasonEn })),
    reason,
    requestedAt: context.clock.now(),
    told: null,
    error: null,
  };
  const moment = { at: context.clock.now(), tellerId: session.tellerId };
  const kept = await commitOverride(context, asked(before, stored, commitment(salt, text), moment));
  if (!kept.ok || kept.value.attempt !== attempt || kept.value.state !== 'asking') return kept;
  const answer = await deliver(context, stored);
  context.overrides.wake();
  return answer;
};

/** Takes the request of a form back. Refused while central is silent: whether it has the request would not be known. */
export const withdrawOverride = async (context: AgentContext, clientKey: ClientKey): Answer => {
  const own = await findOwn(context, clientKey);
  if (!own.ok) return own;
  const stored = await context.store.do('overrideOf', clientKey);
  if (stored === null) return err(wireError('OVERRIDE_UNKNOWN'));
  if (!isOpenOverride(stored.state)) return ok(toFormOverride(stored, null));
  const answer = await takeBack(context, stored);
  if (!answer.ok || answer.value.state !== 'asking') return answer;
  return err(wireError('CENTRAL_UNREACHABLE'));
};
