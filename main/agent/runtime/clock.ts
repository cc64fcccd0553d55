/** Time as the agent sees it. Injected, so that tests decide what time it is and nothing ever sleeps in them. */
export interface Clock {
  /** The instant in UTC, ISO 8601 with milliseconds. */
  now(): string;
  /** Milliseconds since the epoch. */
  milliseconds(): number;
  /** Runs `task` once, `delayMs` from now. Returns its cancellation. */
  later(delayMs: number, task: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  milliseconds: () => Date.now(),
  later: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};
