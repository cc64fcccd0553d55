import type { JournalRow } from '../../../contract/views/transaction.ts';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';

/** Brings a transaction of the journal back to the middle of the counter, at the step where it stands. */
export const continueRow = (row: Pick<JournalRow, 'clientKey'>): void =>
  useWorkspaceStore.getState().show({ kind: 'form', clientKey: row.clientKey });
