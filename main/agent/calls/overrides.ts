import type { AgentContext } from '../context.ts';
import { approveHere } from '../overrides/here.ts';
import { assignOverride, decideOverride, overrideQueue } from '../overrides/queue.ts';
import { askOverride, overrideOfForm, withdrawOverride } from '../overrides/request.ts';
import type { Handlers } from './register.ts';

type OverrideHandlers = Pick<Handlers, Extract<keyof Handlers, `override.${string}`>>;

/** Overrides: asking at this counter, deciding for others. */
export const overrideHandlers = (context: AgentContext): OverrideHandlers => ({
  'override.of': ({ clientKey }) => overrideOfForm(context, clientKey),
  'override.ask': ({ clientKey, kind, reason }) => askOverride(context, clientKey, kind, reason),
  'override.withdraw': ({ clientKey }) => withdrawOverride(context, clientKey),
  'override.approveHere': (argument) => approveHere(context, argument),
  'override.queue': (argument) => overrideQueue(context, argument),
  'override.decide': (argument) => decideOverride(context, argument),
  'override.assign': (argument) => assignOverride(context, argument),
});
