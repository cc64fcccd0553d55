import canonicalize from 'canonicalize';
import { postingRequestSchema } from '../../../contract/central/transactions.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { FormSide, RequestValues, TransactionDefinition } from '../../../contract/transactions/definition.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import type { AgentContext } from '../context.ts';
import { captureTransaction } from '../offline/capture.ts';
import { approvalFor } from '../overrides/approval.ts';
import { apply } from './apply.ts';
import { type Found, findByKey, findOwn } from './find.ts';
import { formSide } from './formSide.ts';
import { lackingPieces, tillChange } from './pieces.ts';
import { asItStands, finalRefusal, settle } from './settle.ts';
import { inDoubt, sending } from './steps.ts';

const POST_TIMEOUT_MS = 15_000;

/**
 * Journal, outbox, till and audit in one commit; only then is central called. A second call for the same form finds the
 * stage moved on and answers with the transaction as it stands, so that a double click posts once.
 */
export const postTransaction = async (
  context: AgentContext,
  clientKey: ClientKey,
  quoteId: string,
): Promise<Result<TransactionView, WireError>> => {
  const own = await findOwn(context, clientKey);
  if (!own.ok) return own;
  const { view, definition, request, session, token } = own.value;
  if (view.stage !== 'quoted') return view.stage === 'open' ? err(wireError('QUOTE_STALE')) : ok(view);
  if (request === null || view.quote?.quoteId !== quoteId) return err(wireError('QUOTE_STALE'));
  const approval = await approvalFor(context, clientKey, view.quote, request);
  if (!approval.ok) return approval;
  const { values } = postingRequestSchema.parse(JSON.parse(request));
  if (!stillSays(definition, view, values, formSide(view, session))) return err(wireError('QUOTE_STALE'));
  const lacking = await cashLacking(context, definition, view, values);
  if (lacking !== null) return err(lacking);
  if (view.quote.offline === true) return await captureTransaction(context, { ...own.value, values });
  const twin = await twinInDoubt(context, clientKey, values);
  if (twin !== null) return err(wireError('DUPLICATE_IN_DOUBT', { clientKey: twin }));
  // Asked before anything is committed: here a refusal still means that nothing was sent.
  if (!(await context.connection.probe())) return err(wireError('CENTRAL_UNREACHABLE'));

  const step = sending(definition, view, { text: request, values }, { at: context.clock.now(), tellerId: session.tellerId });
  const sent = await apply(context, { ...step, ...approval.value });
  if (!sent.ok) return await asItStands(context, clientKey, sent.error);
  return await deliver(context, clientKey, request, token);
};

/**
 * Whether the form as it is saved now comes to exactly what was quoted. It does not when the teller typed on after the quote and the
 * window was reloaded or the agent restarted meanwhile; posting would then book other figures than the form shows.
 */
const stillSays = (definition: TransactionDefinition, view: TransactionView, quotedValues: unknown, side: FormSide): boolean => {
  const now = definition.toRequest?.(view.values, side);
  return now?.ok === true && canonicalize(now.value) === canonicalize(quotedValues);
};

/** Pieces that the till does not have cannot be paid out; asked before anything is sent, because central would refuse it then. */
const cashLacking = async (
  context: AgentContext,
  definition: TransactionDefinition,
  view: TransactionView,
  values: RequestValues,
): Promise<WireError | null> => {
  if (view.tillId === null || definition.cash === undefined) return null;
  const till = await context.store.do('tillOf', view.tellerId);
  if (till === null || till.tillId !== view.tillId) return wireError('TILL_NOT_OPEN');
  return lackingPieces(tillChange(definition, values, { tillId: view.tillId, quote: view.quote }), till, definition);
};

/** Sends the request that is in the outbox, and commits whatever becomes of it. */
const deliver = async (
  context: AgentContext,
  clientKey: ClientKey,
  request: string,
  token: string,
): Promise<Result<TransactionView, WireError>> => {
  context.reached('central.post.before');
  const answer = await postOnce(context, clientKey, request, token);
  context.reached('central.post.answered');
  const found = await findByKey(context, clientKey);
  if (!found.ok) return found;
  const settled = await commitAnswer(context, found.value, answer);
  return settled.ok ? settled : await asItStands(context, clientKey, settled.error);
};

type PostAnswer = Awaited<ReturnType<typeof postOnce>>;

const postOnce = (context: AgentContext, clientKey: ClientKey, request: string, token: string) =>
  context.central.call('post', { rawBody: request, idempotencyKey: clientKey, token, timeoutMs: POST_TIMEOUT_MS });

const commitAnswer = async (context: AgentContext, found: Found, answer: PostAnswer): Promise<Result<TransactionView, WireError>> => {
  if (answer.ok) return await settle(context, found, answer.value, found.view.tellerId);
  const refusal = await finalRefusal(context, answer.error, found.view.clientKey);
  if (refusal !== null) return await settle(context, found, refusal, found.view.tellerId);
  const reason = answer.error.kind === 'silence' ? answer.error.reason : `central answered ${answer.error.error.code}`;
  if (answer.error.kind === 'silence') context.connection.silent();
  const doubtful = await apply(context, inDoubt(found.view, reason, { at: context.clock.now(), tellerId: null }));
  context.outbox.raise();
  return doubtful;
};

const twinInDoubt = async (
  context: AgentContext,
  clientKey: ClientKey,
  values: Readonly<Record<string, unknown>>,
): Promise<string | null> => {
  const { accountNumber, amount } = values;
  if (typeof accountNumber !== 'string' || typeof amount !== 'string') return null;
  return await context.store.do('inDoubtTwin', { clientKey, accountNumber, amount });
};
