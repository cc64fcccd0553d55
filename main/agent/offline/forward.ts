import { postingRequestSchema } from '../../../contract/central/transactions.ts';
import type { StoredTransaction } from '../../../db/operations/types.ts';
import type { AgentContext } from '../context.ts';
import { apply } from '../engine/apply.ts';
import { findByKey } from '../engine/find.ts';
import { settle } from '../engine/settle.ts';
import { forwarding } from './steps.ts';

/** As many as central takes in one request. */
const BATCH = 50;

const toPosting = ({ view, request }: StoredTransaction) => {
  const { transactionCode, tillId, values, businessDate } = postingRequestSchema.parse(JSON.parse(request ?? 'null'));
  return {
    clientKey: view.clientKey,
    transactionCode,
    businessDate,
    capturedAt: view.captured?.at ?? view.updatedAt,
    tellerId: view.tellerId,
    tillId,
    values,
  };
};

/**
 * Forwards what was taken in offline, in its order, until central has answered for all. What central cannot decide now (a closed day,
 * contention) stays and is tried again; one that is wrong in itself does not stop the others. Repeating is harmless: the key decides.
 */
export const forwardCaptured = async (context: AgentContext): Promise<boolean> => {
  if (context.connection.state() !== 'online' || context.connection.day()?.state !== 'open') return false;
  const waiting = (await context.store.do('captured', null)).filter(({ view }) => view.captured?.heldBy === null);
  let all = true;
  for (let from = 0; from < waiting.length; from += BATCH) {
    const batch = waiting.slice(from, from + BATCH);
    for (const { view } of batch) {
      if (view.captured?.sentAt !== null) continue;
      const marked = await apply(context, forwarding(view, context.clock.now()));
      if (!marked.ok) all = false;
    }
    context.reached('captured.forward.before');
    const answer = await context.central.call('forwardCaptured', { body: { postings: batch.map(toPosting) } });
    context.reached('captured.forward.answered');
    if (!answer.ok) {
      if (answer.error.kind === 'silence') context.connection.silent();
      return false;
    }
    for (const { clientKey, outcome, error } of answer.value.results) {
      const found = await findByKey(context, clientKey);
      if (!found.ok) continue;
      if (outcome !== null) await settle(context, found.value, outcome, null);
      else if (error !== null && FINAL.has(error.code)) await settle(context, found.value, { outcome: 'rejected', clientKey, error }, null);
      else all = false;
    }
  }
  return all;
};

/** Answers by which central says that this can never be posted as it is. Anything else is tried again. */
const FINAL: ReadonlySet<string> = new Set([
  'OFFLINE_REFUSED',
  'INPUT_INVALID',
  'TRANSACTION_UNKNOWN',
  'NOT_PERMITTED',
  'IDEMPOTENCY_MISMATCH',
  'DENOMINATIONS_MISMATCH',
]);
