import { addMonths, type BusinessDate } from '../dates/businessDate.ts';
import { err, ok, type Result } from '../result.ts';
import type { DraftCopy } from './draft.ts';

export type DraftRefundRequest = {
  readonly copies: readonly DraftCopy[];
  /** Last day of the presentment period. */
  readonly due: BusinessDate;
  readonly today: BusinessDate;
  readonly paid: boolean;
  readonly stopped: boolean;
  /** Account funded drafts go back to the account; for others the applicant shows who they are. */
  readonly fundedFrom: 'account' | 'cash';
  readonly identityShown: boolean;
};

export type DraftRefundError =
  | { readonly code: 'ALREADY_PAID' }
  | { readonly code: 'STOPPED' }
  | { readonly code: 'COPY2_MISSING' }
  | { readonly code: 'COPY3_MISSING'; readonly refundableFrom: BusinessDate }
  | { readonly code: 'IDENTITY_NOT_SHOWN' };

// Without the notice of payment the bank waits, because the holder of copy 3 might still present it.
const WAIT_WITHOUT_COPY3_MONTHS = 1;

/** Refund of an unused draft to its applicant: draft and notice together; without the notice from one month after the due date. */
export function draftRefund(request: DraftRefundRequest): Result<{ readonly to: 'account' | 'cash' }, DraftRefundError> {
  if (request.paid) return err({ code: 'ALREADY_PAID' });
  if (request.stopped) return err({ code: 'STOPPED' });
  if (!request.copies.includes(2)) return err({ code: 'COPY2_MISSING' });
  const refundableFrom = addMonths(request.due, WAIT_WITHOUT_COPY3_MONTHS);
  if (!request.copies.includes(3) && request.today < refundableFrom) return err({ code: 'COPY3_MISSING', refundableFrom });
  if (request.fundedFrom === 'cash' && !request.identityShown) return err({ code: 'IDENTITY_NOT_SHOWN' });
  return ok({ to: request.fundedFrom });
}
