import type { FormSide } from '../../../contract/transactions/definition.ts';
import type { SessionView } from '../../../contract/views/session.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';

/** Who fills a form in, and where. */
export const formSide = ({ tellerId, tillId }: Pick<TransactionView, 'tellerId' | 'tillId'>, { branchCode }: SessionView): FormSide => ({
  tellerId,
  tillId,
  branchCode,
});
