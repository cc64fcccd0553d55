import { create } from 'zustand';
import type { EventPayload } from '../../../contract/ipc/contract.ts';

export type Lifecycle = EventPayload<'agent.lifecycle'>;

interface AppStore {
  readonly version: string;
  readonly sandbox: boolean;
  readonly notes: readonly string[];
  readonly lifecycle: Lifecycle;
  /** This page is being thrown away. */
  readonly wiping: boolean;
  lifecycleChanged(lifecycle: Lifecycle): void;
  informed(info: { readonly version: string; readonly sandbox: boolean; readonly notes: readonly string[] }): void;
}

/** The program around the counter: its version and whether its back end is up. */
export const useAppStore = create<AppStore>()((set) => ({
  version: '',
  sandbox: false,
  notes: [],
  lifecycle: { state: 'starting', reason: '' },
  wiping: false,
  lifecycleChanged: (lifecycle) => set({ lifecycle }),
  informed: ({ version, sandbox, notes }) => set({ version, sandbox, notes }),
}));
