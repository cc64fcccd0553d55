/** Time as the device layers see it. Injected everywhere, so that tests decide when a deadline passes and never wait for one. */
export interface Clock {
  /** Milliseconds on a scale that never jumps; only differences mean something. */
  now(): number;
  /** Runs `action` once after `ms` milliseconds. The returned function cancels it and may be called at any time, more than once. */
  after(ms: number, action: () => void): () => void;
}

/** The machine's clock. Monotonic, because a branch PC's wall clock is set back and forth by its time service while books are being printed. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};
