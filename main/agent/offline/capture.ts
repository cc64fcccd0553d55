import type { WireError } from '../../../contract/errors/wire.ts';
import { wireError } from '../../../contract/errors/wire.ts';
import { err, type Result } from '../../../contract/result.ts';
import type { RequestValues } from '../../../contract/transactions/definition.ts';
import type { SessionView } from '../../../contract/views/session.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import type { AgentContext } from '../context.ts';
import { apply } from '../engine/apply.ts';
import type { Found } from '../engine/find.ts';
import { offlineEnvelope } from './envelope.ts';
import { offlineFacts } from './facts.ts';
import { captured } from './steps.ts';

/**
 * Takes a transaction in while central is silent. When central is back meanwhile it is quoted anew: what can be booked now must not be
 * put off.
 */
export const captureTransaction = async (
  context: AgentContext,
  { view, definition, session, values }: Found & { readonly session: SessionView; readonly values: RequestValues },
): Promise<Result<TransactionView, WireError>> => {
  if (await context.connection.probe()) return err(wireError('QUOTE_STALE'));
  const facts = await offlineFacts(context, { definition, session, values, businessDate: view.businessDate });
  const envelope = offlineEnvelope(facts);
  if (!envelope.ok) return envelope;
  const moment = { at: context.clock.now(), tellerId: session.tellerId };
  return await apply(context, captured(definition, view, values, envelope.value, moment));
};
