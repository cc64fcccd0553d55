import { create } from 'zustand';
import type { CounterState } from '../../../contract/views/state.ts';

interface CounterStore {
  /** Null until the back end has told it once. */
  readonly counter: CounterState | null;
  told(counter: CounterState): void;
}

/** The frame's state, held as the agent sends it and never changed here. */
export const useCounterStore = create<CounterStore>()((set) => ({
  counter: null,
  told: (counter) => set({ counter }),
}));

export const useSession = () => useCounterStore((state) => state.counter?.session ?? null);
export const useTill = () => useCounterStore((state) => state.counter?.till ?? null);
