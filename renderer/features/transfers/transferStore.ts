import { useEffect } from 'react';
import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { WaitingTransfer } from '../../../contract/views/branchCash.ts';
import { teller } from '../../bridge/teller.ts';

interface TransferStore {
  /** From or to the teller; null: not asked yet. */
  readonly waiting: readonly WaitingTransfer[] | null;
  readonly error: WireError | null;
  load(): Promise<void>;
}

export const useTransferStore = create<TransferStore>()((set) => ({
  waiting: null,
  error: null,
  load: async () => {
    const result = await teller.call('transfer.list', {});
    set(result.ok ? { waiting: result.value.waiting, error: null } : { error: result.error });
  },
}));

/** Asks for what is on its way when something that shows it appears. News of the branch ask again. */
export const useLoadTransfers = (): void => {
  const load = useTransferStore((state) => state.load);
  useEffect(() => {
    void load();
  }, [load]);
};
