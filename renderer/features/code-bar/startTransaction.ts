import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import type { TransactionDefinition } from '../../../contract/transactions/definition.ts';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { useSearchStore } from '../customer/searchStore.ts';
import { lockCounter } from '../lock/lockStore.ts';
import { askSignOff } from '../sign-off/signOffStore.ts';
import { enter, openForm } from '../transaction/formActions.ts';
import type { Values } from '../transaction/formModel.ts';

/** Why the last transaction could not be started; shown at the code bar. */
export const useStartStore = create<{ readonly error: WireError | null; readonly busy: boolean }>()(() => ({ error: null, busy: false }));

/** Opens a transaction's form or screen. `values` are typed in for the teller, as from a customer's account. */
export const startTransaction = async (entry: TransactionDefinition, values: Values = {}): Promise<boolean> => {
  const { openPanel, show } = useWorkspaceStore.getState();
  useStartStore.setState({ error: null });
  if (entry.code === '0102') void lockCounter();
  else if (entry.panel === 'signOff') void askSignOff();
  else if (entry.panel !== undefined && entry.panel !== 'signOn') {
    if (entry.panel === 'customer360') useSearchStore.getState().startOver();
    openPanel(entry.panel);
  } else if (entry.kind === 'posting') {
    if (useStartStore.getState().busy) return false;
    useStartStore.setState({ busy: true });
    const result = await openForm(entry.code);
    useStartStore.setState({ busy: false, error: result.ok ? null : result.error });
    if (!result.ok) return false;
    for (const [field, value] of Object.entries(values)) enter(result.value.clientKey, field, value);
    show({ kind: 'form', clientKey: result.value.clientKey });
  }
  return true;
};

export const startByCode = async (code: string, values: Values = {}): Promise<boolean> => {
  const entry = findTransaction(code);
  return entry !== undefined && startTransaction(entry, values);
};
