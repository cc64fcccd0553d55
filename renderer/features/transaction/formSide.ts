import type { FormSide } from '../../../contract/transactions/definition.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import { useCounterStore } from '../counter/counterStore.ts';

/** Who fills a form in, and where: of the form's own teller and till, in the branch of whoever is signed on. */
export const formSide = ({ tellerId, tillId }: Pick<TransactionView, 'tellerId' | 'tillId'>): FormSide => ({
  tellerId,
  tillId,
  branchCode: useCounterStore.getState().counter?.session?.branchCode ?? '',
});
