import type { Inquiry, Outcome } from '../../../contract/central/transactions.ts';
import { postingRequestSchema } from '../../../contract/central/transactions.ts';
import type { WireError } from '../../../contract/errors/wire.ts';
import { wireError } from '../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import type { Transition } from '../../../db/operations/types.ts';
import type { CentralFailure } from '../central/client.ts';
import type { AgentContext } from '../context.ts';
import { syncTill } from '../till/sync.ts';
import { apply } from './apply.ts';
import { type Found, findByKey } from './find.ts';
import { settled } from './steps.ts';

type Core = Pick<AgentContext, 'store' | 'events' | 'counter' | 'reached' | 'clock' | 'central' | 'connection' | 'session' | 'log'>;

/** The step that central's outcome for a key comes to. */
export const settlement = (
  found: Found,
  outcome: Outcome,
  moment: { at: string; tellerId: string | null },
): Result<Transition, WireError> => {
  if (found.request === null) return err(wireError('STAGE_REFUSES', { stage: found.view.stage }));
  const { values } = postingRequestSchema.parse(JSON.parse(found.request));
  return ok(settled(found.definition, found.view, outcome, values, moment));
};

/** Commits central's outcome for a key. `tellerId` null where the system asked (forwarding, recovery). */
export const settle = async (
  context: Core,
  found: Found,
  outcome: Outcome,
  tellerId: string | null,
): Promise<Result<TransactionView, WireError>> => {
  const step = settlement(found, outcome, { at: context.clock.now(), tellerId });
  if (!step.ok) return step;
  const committed = await apply(context, step.value);
  if (committed.ok && outcome.outcome === 'accepted') await fetchWhatChanged(context, found);
  return committed.ok ? committed : await asItStands(context, found.view.clientKey, committed.error);
};

/** A till or a day that is another one now is central's to tell. */
export const fetchWhatChanged = async (context: Core, { definition }: Found): Promise<void> => {
  if (definition.changesTill === true) await syncTill(context);
  if (definition.family !== 'branchDay') return;
  await context.connection.probe();
  await context.counter.announce();
};

/** Two answers for one key raced, for example the post's own and the forwarder's: the loser tells what the winner made of it. */
export const asItStands = async (context: Core, clientKey: ClientKey, error: WireError): Promise<Result<TransactionView, WireError>> => {
  if (error.code !== 'STAGE_REFUSES') return err(error);
  const found = await findByKey(context, clientKey);
  return found.ok ? ok(found.value.view) : found;
};

export const isOutcome = (inquiry: Inquiry): inquiry is Outcome => inquiry.outcome === 'accepted' || inquiry.outcome === 'rejected';

/** Answers by which central says that it did not even begin: malformed (400), or not this teller's to do (403). */
const BEFORE_POSTING = [400, 403];

/**
 * What a refusal decides that is no stored outcome: central turned this very request away before anything was posted. Another copy of it
 * may still be under way and be let through, so the key is ended first; only then is the refusal the truth. Null: nobody knows yet.
 * An ended session (401) and a running first request (409) decide nothing.
 */
export const finalRefusal = async (
  context: Pick<AgentContext, 'central' | 'reached'>,
  failure: CentralFailure,
  clientKey: ClientKey,
): Promise<Outcome | null> => {
  if (failure.kind !== 'refused' || !BEFORE_POSTING.includes(failure.status)) return null;
  context.reached('central.void.before');
  const ended = await context.central.call('voidKey', { params: { clientKey } });
  context.reached('central.void.answered');
  if (!ended.ok) return null;
  // The reason of the refusal says more than that the key is void.
  return ended.value.outcome === 'rejected' ? { outcome: 'rejected', clientKey, error: failure.error } : ended.value;
};
