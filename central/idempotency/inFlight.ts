/**
 * The client keys that this process is working on. The database alone decides what is posted; this only lets a repeated request
 * wait for the first one instead of racing it, and lets an inquiry say "in flight" before the first statement is sent.
 */
export interface InFlight {
  /** Runs `work` when no other work of the key is running in this process, else after it. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  has(key: string): boolean;
  readonly size: number;
}

export function createInFlight(): InFlight {
  const running = new Map<string, Promise<unknown>>();
  return {
    has: (key) => running.has(key),
    get size() {
      return running.size;
    },
    run: async (key, work) => {
      const before = running.get(key) ?? Promise.resolve();
      const mine = before.then(work, work);
      running.set(key, mine);
      try {
        return await mine;
      } finally {
        if (running.get(key) === mine) running.delete(key);
      }
    },
  };
}
