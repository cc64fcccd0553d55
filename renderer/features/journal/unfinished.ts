import type { JournalRow } from '../../../contract/views/transaction.ts';

/** Rows that still want something of the teller: an answer, a print, or the rest of the form. */
export const isUnfinished = (row: Pick<JournalRow, 'stage' | 'unprinted'>): boolean =>
  row.unprinted || !['done', 'rejected', 'void', 'reversed'].includes(row.stage);
