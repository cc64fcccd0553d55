import { postingRequestSchema } from '../../../contract/central/transactions.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import type { AgentContext } from '../context.ts';
import { apply } from './apply.ts';
import { type Found, findByKey } from './find.ts';
import { finalRefusal, isOutcome, settle } from './settle.ts';
import { resent } from './steps.ts';

type Answer = Promise<Result<TransactionView, WireError>>;

/**
 * Asks central what became of a key, and commits the answer. A key that central has never seen is sent again, the same
 * bytes under the same key, while the business date holds and a teller's session can carry it; otherwise it waits.
 */
export const inquire = async (context: AgentContext, clientKey: ClientKey): Answer => {
  const found = await findByKey(context, clientKey);
  if (!found.ok) return found;
  const { view } = found.value;
  if (view.stage !== 'sending' && view.stage !== 'inDoubt') return ok(view);
  const answer = await context.central.call('inquire', { params: { clientKey } });
  if (!answer.ok) {
    if (answer.error.kind === 'silence') context.connection.silent();
    return answer.error.kind === 'silence' ? err(wireError('CENTRAL_UNREACHABLE')) : err(answer.error.error);
  }
  if (isOutcome(answer.value)) return await settle(context, found.value, answer.value, null);
  return answer.value.outcome === 'unknown' && view.stage === 'inDoubt' ? await sendAgain(context, found.value) : ok(view);
};

const sendAgain = async (context: AgentContext, found: Found): Answer => {
  const signedOn = context.session.current();
  const { view, request } = found;
  if (request === null || signedOn === null || signedOn.session.tellerId !== view.tellerId) return ok(view);
  if (postingRequestSchema.parse(JSON.parse(request)).businessDate !== context.connection.day()?.businessDate) return ok(view);
  const step = await apply(context, resent(view, context.clock.now()));
  if (!step.ok) return step;
  context.reached('central.resend.before');
  const answer = await context.central.call('post', { rawBody: request, idempotencyKey: view.clientKey, token: signedOn.token });
  context.reached('central.resend.answered');
  if (answer.ok) return await settle(context, found, answer.value, null);
  const refusal = await finalRefusal(context, answer.error, view.clientKey);
  if (refusal !== null) return await settle(context, found, refusal, null);
  if (answer.error.kind === 'silence') context.connection.silent();
  return ok(step.value);
};
