import canonicalize from 'canonicalize';
import { type PostingRequest, postingRequestSchema } from '../../../contract/central/transactions.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { apply } from '../engine/apply.ts';
import { findOwn } from '../engine/find.ts';
import { isOutcome } from '../engine/settle.ts';
import { isSettled } from './judge.ts';
import { foundAgain, type LostFacts } from './steps.ts';

type Answer<T> = Promise<Result<T, WireError>>;

/**
 * Central's outcome for a key that it had accepted once and has lost since. The old quote is lost with it, so that a new one is asked
 * for the same figures under the same key; where central would not book exactly that any more, nothing is sent.
 */
const bookAgain = async (context: AgentContext, lost: LostFacts): Answer<PostingRequest> => {
  const { view, request } = lost;
  const businessDate = context.connection.day()?.businessDate ?? view.businessDate;
  const { values, tillId } = request;
  const body = { transactionCode: view.transactionCode, clientKey: view.clientKey, businessDate, tillId, values };
  const quote = await askCentral(context, 'quote', { body });
  if (!quote.ok) return quote;
  const { amount, currency, overrides, quoteId } = quote.value;
  if (amount !== view.accepted?.amount || currency !== view.accepted.currency) return err(wireError('FORWARD_DIFFERS', { amount }));
  const [override] = overrides;
  if (override !== undefined) {
    return err(wireError('OVERRIDE_NEEDED', { reasonZh: override.reasonZh, reasonEn: override.reasonEn, rule: override.rule }));
  }
  return ok({ ...request, quoteId, businessDate });
};

/** Sends a transaction that is settled here and unknown at central again, under its own key. Cash and paper stay as they are. */
export const forwardAgain = async (context: AgentContext, clientKey: ClientKey): Answer<TransactionView> => {
  const own = await findOwn(context, clientKey);
  if (!own.ok) return own;
  const { view, request: text, token } = own.value;
  if (text === null || view.accepted === null || !isSettled(view.stage)) return err(wireError('STAGE_REFUSES', { stage: view.stage }));
  const inquiry = await askCentral(context, 'inquire', { params: { clientKey } });
  if (!inquiry.ok) return inquiry;
  if (inquiry.value.outcome === 'inFlight') return err(wireError('IN_DOUBT'));
  const lost: LostFacts = { view, request: postingRequestSchema.parse(JSON.parse(text)) };
  if (isOutcome(inquiry.value)) return await keep(context, lost, text, inquiry.value);

  const again = await bookAgain(context, lost);
  if (!again.ok) return again;
  const bytes = canonicalize(again.value) ?? '';
  context.reached('central.forwardAgain.before');
  const answer = await context.central.call('post', { rawBody: bytes, idempotencyKey: clientKey, token });
  context.reached('central.forwardAgain.answered');
  if (answer.ok) return await keep(context, lost, bytes, answer.value);
  if (answer.error.kind === 'refused') return err(answer.error.error);
  context.connection.silent();
  // The row stays as it is: the next comparison asks for the key and finds what became of it.
  return err(wireError('CENTRAL_UNREACHABLE'));
};

const keep = async (
  context: AgentContext,
  { view }: LostFacts,
  request: string,
  outcome: Parameters<typeof foundAgain>[1],
): Answer<TransactionView> => {
  if (outcome.outcome === 'rejected') return err(wireError('FORWARD_REFUSED', { code: outcome.error.code }));
  if (outcome.traceNumber === view.accepted?.traceNumber) return ok(view);
  return await apply(context, foundAgain(view, outcome, request, context.clock.now()));
};
