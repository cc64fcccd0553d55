/** Waiting, so that tests can turn it by hand. */
export interface Timers {
  /** Calls once after so many milliseconds, unless it is cancelled by what this answers. Keeps no process alive. */
  after(ms: number, call: () => void): () => void;
}

export const systemTimers: Timers = {
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
