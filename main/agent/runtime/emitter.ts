import type { EventName, EventPayload } from '../../../contract/ipc/contract.ts';

/** The agent's events on their way to whatever shell drives it. */
export interface Emitter {
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
  /** Returns its unsubscribe. */
  onAny(listener: (name: EventName, payload: unknown) => void): () => void;
}

export const createEmitter = (): Emitter => {
  const listeners = new Set<(name: EventName, payload: unknown) => void>();
  return {
    emit: (name, payload) => {
      for (const listener of listeners) listener(name, payload);
    },
    onAny: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
