import { addMonths, type BusinessDate } from '../dates/businessDate.ts';

/** 支付结算办法: the payee could not be reached for this long after the notice, so the bank must return the money. */
export const UNREACHABLE_MONTHS = 2;

/** The day from which the paying bank must return an uncollected remittance; null once it was paid. */
export const autoReturnDate = (noticeSent: BusinessDate, paid: boolean): BusinessDate | null =>
  paid ? null : addMonths(noticeSent, UNREACHABLE_MONTHS);

export type ReturnDecision =
  | { readonly kind: 'RETURN_NOW'; readonly reason: 'PAYEE_REFUSES' | 'UNREACHABLE' }
  | { readonly kind: 'WAIT'; readonly until: BusinessDate }
  | { readonly kind: 'NONE' };

/** What the paying bank does with a remittance that it holds for a payee. A refusal returns at once, whatever the time. */
export function decideReturn(remittance: {
  readonly noticeSent: BusinessDate;
  readonly today: BusinessDate;
  readonly paid: boolean;
  readonly payeeRefuses: boolean;
}): ReturnDecision {
  const until = autoReturnDate(remittance.noticeSent, remittance.paid);
  if (until === null) return { kind: 'NONE' };
  if (remittance.payeeRefuses) return { kind: 'RETURN_NOW', reason: 'PAYEE_REFUSES' };
  return remittance.today >= until ? { kind: 'RETURN_NOW', reason: 'UNREACHABLE' } : { kind: 'WAIT', until };
}

export type RemitterReturn = {
  readonly sent: boolean;
  readonly payeeHasAccount: boolean;
  /** For a payee without account: the paying bank confirmed that nothing was paid. */
  readonly confirmedUnpaid: boolean;
};

export type RemitterReturnDecision = 'CANCEL' | 'PARTIES_SETTLE' | 'REQUEST_RETURN' | 'ASK_PAYING_BANK';

/** What a remitter who wants the money back may get: cancellation before sending; afterwards it depends on the payee's account. */
export function decideRemitterReturn({ sent, payeeHasAccount, confirmedUnpaid }: RemitterReturn): RemitterReturnDecision {
  if (!sent) return 'CANCEL';
  if (payeeHasAccount) return 'PARTIES_SETTLE';
  return confirmedUnpaid ? 'REQUEST_RETURN' : 'ASK_PAYING_BANK';
}
