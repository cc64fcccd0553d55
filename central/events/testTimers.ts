import type { Timers } from './timers.ts';

/** Timers that a test turns by hand. */
export interface ManualTimers {
  readonly timers: Timers;
  /** Calls those that wait for so many milliseconds. Answers how many they were. */
  fire(ms: number): number;
  pending(): number;
  /** How many wait for so many milliseconds. */
  waiting(ms: number): number;
}

export function manualTimers(): ManualTimers {
  const set = new Set<{ readonly ms: number; readonly call: () => void }>();
  const timers: Timers = {
    after: (ms, call) => {
      const entry = { ms, call };
      set.add(entry);
      return () => void set.delete(entry);
    },
  };
  const fire = (ms: number): number => {
    const due = [...set].filter((each) => each.ms === ms);
    for (const each of due) {
      set.delete(each);
      each.call();
    }
    return due.length;
  };
  return { timers, fire, pending: () => set.size, waiting: (ms) => [...set].filter((each) => each.ms === ms).length };
}
