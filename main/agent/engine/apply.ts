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
