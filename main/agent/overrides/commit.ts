import type { OverrideView } from '../../../contract/central/overrides.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { FormOverride } from '../../../contract/views/override.ts';
import type { OverrideStep, StoredOverride } from '../../../db/operations/overrides.ts';
import type { AgentContext } from '../context.ts';
import { centralTime } from './centralTime.ts';
import { toFormOverride, told } from './steps.ts';

type Answer = Promise<Result<FormOverride, WireError>>;

const show = (context: AgentContext, stored: StoredOverride): FormOverride => {
  const view = toFormOverride(stored, context.overrides.silentSince(stored.clientKey));
  context.events.emit('override.changed', view);
  return view;
};

/** Commits a step, then tells the window. Where something else happened meanwhile, that is what stands, and is answered. */
export const commitOverride = async (context: AgentContext, step: OverrideStep): Answer => {
  const { event, override } = step;
  context.reached(`${event.event}.before`);
  const result = await context.store.do('stepOverride', step);
  context.reached(`${event.event}.committed`);
  if (!result.ok) {
    if (result.error.code !== 'STAGE_REFUSES') return err(result.error);
    const now = await context.store.do('overrideOf', override.clientKey);
    return now === null ? err(wireError('OVERRIDE_UNKNOWN')) : ok(toFormOverride(now, context.overrides.silentSince(now.clientKey)));
  }
  const view = show(context, override);
  if (result.value !== null) context.events.emit('transaction.changed', result.value);
  await context.counter.announce();
  return ok(view);
};

/** Central has spoken about a request. */
export const hear = async (context: AgentContext, stored: StoredOverride, view: OverrideView): Answer => {
  const news = context.overrides.heard(stored.clientKey);
  const step = told(stored, view, { at: context.clock.now(), centralNow: centralTime(context) });
  if (step !== null) return await commitOverride(context, step);
  return ok(news ? show(context, stored) : toFormOverride(stored, null));
};

/** Central did not answer about a request: nothing changes but that, which the window shows. */
export const hearNothing = (context: AgentContext, stored: StoredOverride): FormOverride =>
  context.overrides.silent(stored.clientKey)
    ? show(context, stored)
    : toFormOverride(stored, context.overrides.silentSince(stored.clientKey));
