import type { ClientKey } from '../../../contract/primitives.ts';
import type { Clock } from '../runtime/clock.ts';
import { createSignal } from '../runtime/signal.ts';

/** What the running agent knows of its open overrides beside what is on disk: who has been heard of, and that it is time to look. */
export interface OverrideDesk {
  /** Since when central has not answered about a form's request; null: it did last time. */
  silentSince(clientKey: ClientKey): string | null;
  /** True when that is news. */
  silent(clientKey: ClientKey): boolean;
  /** True when that is news. */
  heard(clientKey: ClientKey): boolean;
  /** Something may have happened to a request: look now. */
  wake(): void;
  onWake(listener: () => void): () => void;
}

export const createOverrideDesk = (clock: Clock): OverrideDesk => {
  const silences = new Map<ClientKey, string>();
  const signal = createSignal();
  return {
    silentSince: (clientKey) => silences.get(clientKey) ?? null,
    silent: (clientKey) => {
      if (silences.has(clientKey)) return false;
      silences.set(clientKey, clock.now());
      return true;
    },
    heard: (clientKey) => silences.delete(clientKey),
    wake: () => signal.raise(),
    onWake: (listener) => signal.on(listener),
  };
};
