import type { Clock } from '../clock.ts';

/** A clock that stands still until it is told to move: deadlines of a minute pass in a test without anybody waiting. */
export interface ManualClock extends Clock {
  /** Moves time forward, running what falls due in order. */
  advance(ms: number): void;
  /** Number of timers that have neither run nor been canceled; a finished test leaves none. */
  pending(): number;
  /** Lets everything that is ready run, and moves time to the next timer only when nothing is; until the promise settles. */
  settle<T>(promise: Promise<T>): Promise<T>;
}

interface Entry {
  readonly at: number;
  readonly action: () => void;
}

/** One macrotask, after all microtasks: everything that in-memory lines have to do is done then. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function createManualClock(): ManualClock {
  let time = 0;
  const entries = new Set<Entry>();
  const next = () => [...entries].reduce<Entry | null>((first, entry) => (first === null || entry.at < first.at ? entry : first), null);
  const runNext = (limit: number): boolean => {
    const entry = next();
    if (entry === null || entry.at > limit) return false;
    entries.delete(entry);
    time = Math.max(time, entry.at);
    entry.action();
    return true;
  };
  return {
    now: () => time,
    after(ms, action) {
      const entry = { at: time + Math.max(0, ms), action };
      entries.add(entry);
      return () => entries.delete(entry);
    },
    advance(ms) {
      const until = time + ms;
      while (runNext(until)) {}
      time = until;
    },
    pending: () => entries.size,
    async settle(promise) {
      let settled = false;
      const watched = promise.finally(() => {
        settled = true;
      });
      watched.catch(() => {});
      for (;;) {
        await nextTurn();
        if (settled) return watched;
        runNext(Number.POSITIVE_INFINITY);
      }
    },
  };
}
