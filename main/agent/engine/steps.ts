import type { Accepted, Outcome, Quote } from '../../../contract/central/transactions.ts';
import { wireError } from '../../../contract/errors/wire.ts';
import { CNY } from '../../../contract/money/currency.ts';
import type { RequestValues, TransactionDefinition } from '../../../contract/transactions/definition.ts';
import { openTillRequestSchema } from '../../../contract/transactions/till/0211.ts';
import type { TillView } from '../../../contract/views/session.ts';
import type { DocumentView, TransactionView } from '../../../contract/views/transaction.ts';
import type { TillStep, Transition } from '../../../db/operations/types.ts';
import { tillChange } from './pieces.ts';

/**
 * The protocol of one transaction as pure functions: where it stands and what happened give the step that the store
 * commits. Nothing here reads a clock, a device or the network (trust: stages).
 */

interface Moment {
  readonly at: string;
  /** null: the system's doing. */
  readonly tellerId: string | null;
}

export interface PreparedRequest {
  /** JSON exactly as it will be sent, every time. */
  readonly text: string;
  readonly commitment: string;
  readonly accountNumber: string | null;
  readonly currency: string | null;
  /** Minor units. */
  readonly amount: string | null;
}

export const quoted = (
  view: TransactionView,
  values: TransactionView['values'],
  quote: Quote,
  request: PreparedRequest,
  moment: Moment,
): Transition => ({
  clientKey: view.clientKey,
  from: ['open', 'quoted'],
  to: 'quoted',
  ...moment,
  event: 'transaction.quoted',
  data: { quoteId: quote.quoteId, amount: quote.amount, currency: quote.currency, request: request.commitment },
  patch: {
    values,
    quote,
    error: null,
    request: request.text,
    accountNumber: request.accountNumber,
    currency: request.currency,
    amount: request.amount,
  },
});

/** Cash that the step puts at stake, from the request that is about to go out. */
export const reservation = (definition: TransactionDefinition, view: TransactionView, values: RequestValues): TillStep | undefined => {
  if (view.tillId === null) return undefined;
  const { pieces, amount } = tillChange(definition, values, { tillId: view.tillId, quote: view.quote });
  if (Object.keys(pieces).length === 0) return undefined;
  return { kind: 'reserve', tillId: view.tillId, currency: view.quote?.currency ?? CNY, amount: amount.toString(), denominations: pieces };
};

/** The one commit before central is called: journal, outbox, till and audit (architecture: step 6). */
export const sending = (
  definition: TransactionDefinition,
  view: TransactionView,
  request: { text: string; values: RequestValues },
  moment: Moment,
): Transition => {
  const till = reservation(definition, view, request.values);
  return {
    clientKey: view.clientKey,
    from: ['quoted'],
    to: 'sending',
    ...moment,
    event: 'transaction.sending',
    patch: { error: null },
    outbox: { put: 'posting', request: request.text },
    ...(till === undefined ? {} : { till }),
  };
};

/** Silence: nobody knows. Only an answer for the key leads out of here. */
export const inDoubt = (view: TransactionView, reason: string, moment: Moment): Transition => ({
  clientKey: view.clientKey,
  from: ['sending'],
  to: 'inDoubt',
  ...moment,
  event: 'transaction.inDoubt',
  data: { reason: reason.slice(0, 300) },
  patch: { error: wireError('IN_DOUBT') },
});

/** What a transaction found in `sending` after a crash becomes: in doubt, and labelled as the system's finding. */
export const foundAfterCrash = (view: TransactionView, at: string): Transition => ({
  ...inDoubt(view, 'the agent was restarted', { at, tellerId: null }),
  event: 'transaction.recovered',
  patch: { error: wireError('IN_DOUBT'), recovered: true },
});

const documentOf = (definition: TransactionDefinition, accepted: Accepted): DocumentView | null => {
  const passbook = accepted.account?.passbook ?? null;
  if (!definition.documents.includes('passbook') || passbook === null) return null;
  return { kind: 'passbook', state: 'prepared', passbookNumber: passbook.number, bookVersion: null, lines: [], error: null };
};

const openedTill = (view: TransactionView, values: unknown): TillView => {
  const { tillId, amount, denominations } = openTillRequestSchema.parse(values);
  return { tillId, state: 'active', tellerId: view.tellerId, currency: CNY, balance: amount, denominations };
};

const bookedTill = (definition: TransactionDefinition, view: TransactionView, values: RequestValues): TillStep | undefined => {
  if (reservation(definition, view, values) !== undefined) return { kind: 'book' };
  return definition.till === 'opensTill' ? { kind: 'set', till: openedTill(view, values) } : undefined;
};

/** The answer for the key. `requestValues` are the values of the request that was answered. */
export const settled = (
  definition: TransactionDefinition,
  view: TransactionView,
  outcome: Outcome,
  requestValues: RequestValues,
  moment: Moment,
): Transition => {
  const common = {
    clientKey: view.clientKey,
    from: ['sending', 'inDoubt', 'queued'] as const,
    ...moment,
    outbox: { remove: 'posting' as const },
  };
  if (outcome.outcome === 'rejected') {
    return {
      ...common,
      to: 'rejected',
      event: 'transaction.rejected',
      data: { code: outcome.error.code },
      patch: { error: outcome.error },
      ...(reservation(definition, view, requestValues) === undefined ? {} : { till: { kind: 'void' as const } }),
    };
  }
  const document = documentOf(definition, outcome);
  const till = bookedTill(definition, view, requestValues);
  return {
    ...common,
    to: 'accepted',
    event: 'transaction.accepted',
    data: { traceNumber: outcome.traceNumber, amount: outcome.amount, currency: outcome.currency },
    patch: { accepted: outcome, error: null, document, unprinted: document !== null },
    ...(till === undefined ? {} : { till }),
  };
};

/** The same request goes out again under the same key, because central has never seen it. */
export const resent = (view: TransactionView, at: string): Transition => ({
  clientKey: view.clientKey,
  from: ['inDoubt'],
  to: 'inDoubt',
  at,
  tellerId: null,
  event: 'transaction.resent',
});

export const discarded = (view: TransactionView, moment: Moment): Transition => ({
  clientKey: view.clientKey,
  from: ['open', 'quoted', 'parked'],
  to: 'void',
  ...moment,
  event: 'form.discarded',
});

/** A finished transaction leaves the counter. What the paper shows must be settled first. */
export const closed = (view: TransactionView, moment: Moment): Transition => ({
  clientKey: view.clientKey,
  from: ['accepted', 'printing'],
  to: 'done',
  ...moment,
  event: 'transaction.done',
});
