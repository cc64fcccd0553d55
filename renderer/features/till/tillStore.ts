import { useEffect } from 'react';
import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { CallOutput } from '../../../contract/ipc/contract.ts';
import type { TillView } from '../../../contract/views/session.ts';
import { teller } from '../../bridge/teller.ts';

interface TillStore {
  readonly tills: readonly TillView[];
  /** The branch's vault, for those who may see it. */
  readonly vault: CallOutput<'vault.view'>['vault'];
  /** Central was asked for the tills once. */
  readonly asked: boolean;
  readonly error: WireError | null;
  load(): Promise<void>;
  loadVault(): Promise<void>;
}

export const useTillStore = create<TillStore>()((set) => ({
  tills: [],
  vault: null,
  asked: false,
  error: null,
  load: async () => {
    const result = await teller.call('till.list', {});
    set(result.ok ? { tills: result.value.tills, asked: true, error: null } : { asked: true, error: result.error });
  },
  loadVault: async () => {
    const result = await teller.call('vault.view', {});
    set(result.ok ? { vault: result.value.vault, error: null } : { error: result.error });
  },
}));

/** Asks for the tills of the branch when a form that needs them appears. */
export const useLoadTills = (): void => {
  const load = useTillStore((state) => state.load);
  useEffect(() => {
    void load();
  }, [load]);
};
