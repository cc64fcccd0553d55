import type { WireError } from '../../../contract/errors/wire.ts';
import type { Result } from '../../../contract/result.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import type { Transition } from '../../../db/operations/types.ts';
import type { AgentContext } from '../context.ts';

/** Commits a step, then tells the window: memory and screen change after the disk, never before it. */
export const apply = async (
  context: Pick<AgentContext, 'store' | 'events' | 'counter' | 'reached'>,
  step: Transition,
): Promise<Result<TransactionView, WireError>> => {
  context.reached(`${step.event}.before`);
  const result = await context.store.do('applyTransition', step);
  context.reached(`${step.event}.committed`);
  if (result.ok) {
    context.events.emit('transaction.changed', result.value);
    await context.counter.announce();
  }
  return result;
};

/** Commits steps of several transactions together, then tells the window once. The answers stand in the order of the steps. */
export const applyAll = async (
  context: Pick<AgentContext, 'store' | 'events' | 'counter' | 'reached'>,
  steps: readonly Transition[],
): Promise<readonly Result<TransactionView, WireError>[]> => {
  if (steps.length === 0) return [];
  const events = new Set(steps.map(({ event }) => event));
  for (const event of events) context.reached(`${event}.before`);
  const results = await context.store.do('applyTransitions', steps);
  for (const event of events) context.reached(`${event}.committed`);
  for (const result of results) if (result.ok) context.events.emit('transaction.changed', result.value);
  await context.counter.announce();
  return results;
};
