import { z } from 'zod';
import { customerRoutes } from '../../../contract/central/customers.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { clientKeySchema, passbookNumberSchema } from '../../../contract/primitives.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import type { OutboxItem } from '../../../db/operations/types.ts';
import type { AgentContext } from '../context.ts';
import { apply } from '../engine/apply.ts';
import { findByKey } from '../engine/find.ts';
import { acknowledgementRefused, printAcknowledged } from './steps.ts';

/** What the outbox keeps of an acknowledgement. */
const keptSchema = z.strictObject({
  key: clientKeySchema,
  passbookNumber: passbookNumberSchema,
  body: customerRoutes.acknowledgeLines.body,
});

/** Tells central which lines are on paper. Repeating it is harmless: the version and the key make it one. */
export const acknowledge = async (
  context: AgentContext,
  item: Pick<OutboxItem, 'clientKey' | 'request'>,
): Promise<Result<TransactionView, WireError>> => {
  const found = await findByKey(context, item.clientKey);
  if (!found.ok) return found;
  const { view } = found.value;
  if (view.document === null || view.document.state !== 'confirmed') return ok(view);
  const kept = keptSchema.parse(JSON.parse(item.request));
  context.reached('central.acknowledge.before');
  const answer = await context.central.call('acknowledgeLines', {
    params: { passbookNumber: kept.passbookNumber },
    body: kept.body,
    idempotencyKey: kept.key,
  });
  context.reached('central.acknowledge.answered');
  const at = context.clock.now();
  if (answer.ok) return await apply(context, printAcknowledged(view, view.document, answer.value.unpostedLines, at));
  if (answer.error.kind === 'silence') {
    context.connection.silent();
    return err(wireError('CENTRAL_UNREACHABLE'));
  }
  return await apply(context, acknowledgementRefused(view, view.document, answer.error.error, at));
};
