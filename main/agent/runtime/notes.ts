import { type WireError, wireError } from '../../../contract/errors/wire.ts';

type Code = Extract<
  WireError['code'],
  'CLOCK_WRONG' | 'CLOCK_JUMPED' | 'BACKUP_FAILED' | 'PC_RESTORED' | 'ANCHOR_REFUSED' | 'STORE_DAMAGED' | 'DISK_FULL'
>;

/** What is wrong with this PC itself and is said to whoever works at it, until it is mended. One note for each code. */
export interface Notes {
  all(): readonly WireError[];
  /** Answers whether it is news. */
  say(code: Code, details?: Record<string, string>): boolean;
  clear(code: Code): void;
  onChange(listener: () => void): () => void;
}

export const createNotes = (): Notes => {
  const notes = new Map<Code, WireError>();
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    all: () => [...notes.values()],
    say: (code, details = {}) => {
      const next = wireError(code, details);
      const before = notes.get(code);
      notes.set(code, next);
      if (before?.message !== next.message) changed();
      return before === undefined;
    },
    clear: (code) => {
      if (notes.delete(code)) changed();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
