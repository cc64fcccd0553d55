import type { RemittancesOutTable } from '../database/tables/remittances.ts';

type OutState = RemittancesOutTable['state'];
type Funded = RemittancesOutTable['funded'];

/** What an answer of the clearing system makes of a payment; null: it changes nothing, because it comes again, too late or too early. */
export const afterAnswer = (state: OutState, result: 'settled' | 'rejected'): 'settled' | 'rejected' | null =>
  state === 'sent' ? result : null;

/**
 * What a return makes of the payment that it names. `returned`: it was settled. `settledAndReturned`: its receipt never came, and who returns has
 * been paid. Null: it gives back nothing of ours, and is an incoming payment like any other.
 */
export function afterReturn(
  original: { readonly state: OutState; readonly amount: bigint; readonly funded: Funded },
  amount: bigint,
): 'returned' | 'settledAndReturned' | null {
  if (original.amount !== amount || original.funded === 'incoming') return null;
  if (original.state === 'settled') return 'returned';
  return original.state === 'sent' ? 'settledAndReturned' : null;
}

/** Where the money of a rejected or returned payment goes: back to the account, or to where it waits for the payer, or for a decision. */
export function refundTo(funded: Funded, accountTakesCredits: boolean): 'account' | 'payable' | 'suspense' {
  if (funded === 'cash') return 'payable';
  return funded === 'account' && accountTakesCredits ? 'account' : 'suspense';
}
