import type { z } from 'zod';
import { type Outcome, postingRequestSchema, type postingResultSchema } from '../../../contract/central/transactions.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import type { StoredTransaction, Transition } from '../../../db/operations/types.ts';
import type { AgentContext } from '../context.ts';
import { applyAll } from '../engine/apply.ts';
import { type Found, findByKey } from '../engine/find.ts';
import { fetchWhatChanged, settle, settlement } from '../engine/settle.ts';
import { closed } from '../engine/steps.ts';
import { printSkipped } from '../printing/steps.ts';
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

type Core = Pick<AgentContext, 'store' | 'events' | 'counter' | 'reached' | 'clock' | 'central' | 'connection' | 'session' | 'log'>;

type PostingResult = z.output<typeof postingResultSchema>;

/** An answer that decides, as the outcome that it is; null: central cannot say yet. */
const decided = ({ clientKey, outcome, error }: PostingResult): Outcome | null =>
  outcome ?? (error !== null && FINAL.has(error.code) ? { outcome: 'rejected', clientKey, error } : null);

/** What was posted is archived at once: its customer has gone, so that nobody waits for its paper. The lines are printed at the next visit. */
const archive = async (context: Core, accepted: readonly TransactionView[]): Promise<void> => {
  const moment = { at: context.clock.now(), tellerId: null };
  const withPaper = accepted.filter(({ document }) => document !== null);
  const skipped = await applyAll(
    context,
    withPaper.flatMap((view) => (view.document === null ? [] : [{ ...printSkipped(view, view.document, moment.at), tellerId: null }])),
  );
  const ready = [...accepted.filter(({ document }) => document === null), ...skipped.flatMap((each) => (each.ok ? [each.value] : []))];
  await applyAll(
    context,
    ready.map((view) => closed(view, moment)),
  );
};

interface Answered {
  readonly found: Found;
  readonly outcome: Outcome;
  readonly step: Transition;
}

/**
 * Commits what central said of one batch, all together. Where that cannot be committed, because one of them is broken here, each is
 * committed by itself, so that the broken one keeps no other from its end; then it throws what is wrong with that one.
 */
const commitAnswers = async (context: Core, answered: readonly Answered[]): Promise<readonly TransactionView[]> => {
  const steps = answered.map(({ step }) => step);
  try {
    return (await applyAll(context, steps)).flatMap((each) => (each.ok ? [each.value] : []));
  } catch (cause) {
    context.log.warn({ cause: String(cause) }, 'a batch of answers could not be committed together');
    const broken: unknown[] = [];
    const views: TransactionView[] = [];
    for (const { found, outcome } of answered) {
      const settled = await settle(context, found, outcome, null).catch((each: unknown) => void broken.push(each));
      if (settled?.ok === true) views.push(settled.value);
    }
    if (broken.length > 0) throw broken[0];
    return views;
  }
};

/** Makes central's answers true here. Answers whether central has decided all of them. */
const settleBatch = async (context: Core, results: readonly PostingResult[]): Promise<boolean> => {
  const answered: Answered[] = [];
  let all = true;
  for (const result of results) {
    const outcome = decided(result);
    if (outcome === null) {
      all = false;
      continue;
    }
    const found = await findByKey(context, result.clientKey);
    if (!found.ok) continue;
    const step = settlement(found.value, outcome, { at: context.clock.now(), tellerId: null });
    if (step.ok) answered.push({ found: found.value, outcome, step: step.value });
  }
  const committed = await commitAnswers(context, answered);
  for (const { found, outcome } of answered) if (outcome.outcome === 'accepted') await fetchWhatChanged(context, found);
  await archive(
    context,
    committed.filter(({ stage }) => stage === 'accepted'),
  );
  return all;
};

/**
 * Forwards what was taken in offline, in its order, until central has answered for all. What central cannot decide now (a closed day,
 * contention) stays and is tried again; one that is wrong in itself does not stop the others. Repeating is harmless: the key decides.
 * `batch`: how many go in one request, and into one commit here.
 */
export const forwardCaptured = async (context: Core, batch = BATCH): Promise<boolean> => {
  // One lost answer makes the line count as down. Asked here, it is up again at the forwarder's next look, not at the next heartbeat.
  if (context.connection.state() !== 'online' && !(await context.connection.probe())) return false;
  if (context.connection.day()?.state !== 'open') return false;
  const waiting = (await context.store.do('captured', null)).filter(({ view }) => view.captured?.heldBy === null);
  let all = true;
  for (let from = 0; from < waiting.length; from += batch) {
    const some = waiting.slice(from, from + batch);
    const unsent = some.filter(({ view }) => view.captured?.sentAt === null);
    const marked = await applyAll(
      context,
      unsent.map(({ view }) => forwarding(view, context.clock.now())),
    );
    if (!marked.every(({ ok }) => ok)) all = false;
    context.reached('captured.forward.before');
    const answer = await context.central.call('forwardCaptured', { body: { postings: some.map(toPosting) } });
    context.reached('captured.forward.answered');
    if (!answer.ok) {
      if (answer.error.kind === 'silence') context.connection.silent();
      return false;
    }
    if (!(await settleBatch(context, answer.value.results))) all = false;
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
