import type { Outcome, PostingRequest } from '../../../contract/central/transactions.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import type { Transition } from '../../../db/operations/types.ts';

/** A transaction that is settled here and was lost at central, with the request that was answered once. */
export interface LostFacts {
  readonly view: TransactionView;
  readonly request: PostingRequest;
}

/** Central has booked it anew: another trace number of the same figures. Stage, till and paper stay as they are. */
export const foundAgain = (view: TransactionView, outcome: Outcome, request: string, at: string): Transition => ({
  clientKey: view.clientKey,
  from: [view.stage],
  to: view.stage,
  at,
  tellerId: null,
  event: 'transaction.forwardedAgain',
  data: {
    traceNumber: outcome.outcome === 'accepted' ? outcome.traceNumber : null,
    traceBefore: view.accepted?.traceNumber ?? null,
  },
  patch: outcome.outcome === 'accepted' ? { accepted: outcome, request } : {},
});
