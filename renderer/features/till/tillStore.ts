import { useEffect } from 'react';
import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { TillView } from '../../../contract/views/session.ts';
import { teller } from '../../bridge/teller.ts';

interface TillStore {
  readonly tills: readonly TillView[];
  readonly error: WireError | null;
  load(): Promise<void>;
}

export const useTillStore = create<TillStore>()((set) => ({
  tills: [],
  error: null,
  load: async () => {
    const result = await teller.call('till.list', {});
    set(result.ok ? { tills: result.value.tills, error: null } : { error: result.error });
  },
}));

export const useTills = (): readonly TillView[] => useTillStore((state) => state.tills);

/** Asks for the tills of the branch when a form that needs them appears. */
export const useLoadTills = (): void => {
  const load = useTillStore((state) => state.load);
  useEffect(() => {
    void load();
  }, [load]);
};
