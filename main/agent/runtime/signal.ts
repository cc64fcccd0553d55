/** A nudge from one part of the agent to another that need not know it. */
export interface Signal {
  raise(): void;
  /** Returns its unsubscribe. */
  on(listener: () => void): () => void;
}

export const createSignal = (): Signal => {
  const listeners = new Set<() => void>();
  return {
    raise: () => {
      for (const listener of listeners) listener();
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
