import { wireError } from '../../../contract/errors/wire.ts';
import type { RequestValues, TransactionDefinition } from '../../../contract/transactions/definition.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import type { Envelope } from '../../../db/operations/envelope.ts';
import type { Transition } from '../../../db/operations/types.ts';
import { reservation } from '../engine/steps.ts';

/** A transaction that was taken in offline, as pure steps (trust: offline). */

interface Moment {
  readonly at: string;
  readonly tellerId: string | null;
}

/** One commit: journal, limits, till and audit. From here on it is durable and will be forwarded; the cash is in the till. */
export const captured = (
  definition: TransactionDefinition,
  view: TransactionView,
  values: RequestValues,
  envelope: Envelope,
  moment: Moment,
): Transition => {
  const till = reservation(definition, view, values);
  return {
    clientKey: view.clientKey,
    from: ['quoted'],
    to: 'queued',
    ...moment,
    event: 'transaction.captured',
    data: { amount: envelope.amount },
    envelope,
    patch: { error: null, capturedAt: moment.at },
    ...(till === undefined ? {} : { till }),
  };
};

/** Before it goes out for the first time: from here on only central's answer decides. */
export const forwarding = (view: TransactionView, at: string): Transition => ({
  clientKey: view.clientKey,
  from: ['queued'],
  to: 'queued',
  at,
  tellerId: null,
  event: 'transaction.forwarding',
  patch: { sentAt: at },
});

/** A supervisor keeps it back, or lets it go again. */
export const heldBack = (view: TransactionView, by: string | null, moment: Moment): Transition => ({
  clientKey: view.clientKey,
  from: ['queued'],
  to: 'queued',
  whileUnsent: true,
  ...moment,
  event: by === null ? 'transaction.released' : 'transaction.heldBack',
  patch: { heldBy: by },
});

/** A supervisor takes it back before it went out: the cash goes back to the customer. */
export const voided = (view: TransactionView, movesCash: boolean, reason: string, moment: Moment): Transition => ({
  clientKey: view.clientKey,
  from: ['queued'],
  to: 'void',
  whileUnsent: true,
  ...moment,
  event: 'transaction.voidedOffline',
  data: { reason: reason.slice(0, 200) },
  patch: { error: wireError('CAPTURED_VOID') },
  ...(movesCash ? { till: { kind: 'void' as const } } : {}),
});
