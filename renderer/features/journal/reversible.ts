import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import type { JournalRow } from '../../../contract/views/transaction.ts';

interface Whose {
  readonly tellerId: string | null;
  readonly today: string | null;
}

/** Whether 1501 may be tried on a row: booked, of this teller and this day, of a kind that is reversed. Central decides. */
export const isReversible = (row: JournalRow, { tellerId, today }: Whose): boolean =>
  row.traceNumber !== null &&
  row.tellerId === tellerId &&
  row.businessDate === today &&
  ['accepted', 'printing', 'done'].includes(row.stage) &&
  findTransaction(row.transactionCode)?.reversal === 'sameDay';
