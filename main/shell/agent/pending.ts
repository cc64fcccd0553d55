import { wireError } from '../../../contract/errors/wire.ts';
import { err } from '../../../contract/result.ts';

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

export interface PendingCalls {
  /** A new call: its number, and its answer once there is one. */
  open(deadlineMs: number): { readonly id: number; readonly answer: Promise<unknown> };
  /** False when nobody waits for it any more. */
  settle(id: number, result: unknown): boolean;
  /** The agent is gone: everything that waits hears so. */
  abandonAll(): void;
  readonly size: number;
}

/** Calls on their way to the agent. Each ends in exactly one of: its answer, its deadline, the agent's end. */
export const createPendingCalls = (): PendingCalls => {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const settle = (id: number, result: unknown): boolean => {
    const entry = waiting.get(id);
    if (entry === undefined) return false;
    waiting.delete(id);
    clearTimeout(entry.timer);
    entry.resolve(result);
    return true;
  };
  return {
    open(deadlineMs) {
      last += 1;
      const id = last;
      const answer = new Promise<unknown>((resolve) => {
        const timer = setTimeout(() => settle(id, err(wireError('DEADLINE_EXCEEDED'))), deadlineMs);
        waiting.set(id, { resolve, timer });
      });
      return { id, answer };
    },
    settle,
    abandonAll() {
      for (const id of [...waiting.keys()]) settle(id, err(wireError('AGENT_RESTARTING')));
    },
    get size() {
      return waiting.size;
    },
  };
};
