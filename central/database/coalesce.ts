/**
 * Turns many lookups of one thing into few lookups of many: what is asked while a lookup is under way waits and goes together
 * with the next. Nothing is kept: each answer was read after it was asked for.
 * `load` answers in the order of its keys; when it throws, everyone of that lookup gets the error.
 */
export function coalesce<K, V>(load: (keys: readonly K[]) => Promise<readonly V[]>, maxKeys: number): (key: K) => Promise<V> {
  interface Asked {
    readonly key: K;
    readonly resolve: (value: V) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Asked[] = [];
  let loading = false;

  const next = async (): Promise<void> => {
    if (loading || waiting.length === 0) return;
    loading = true;
    const asked = waiting.slice(0, maxKeys);
    waiting = waiting.slice(maxKeys);
    try {
      const values = await load(asked.map(({ key }) => key));
      for (const [index, { resolve }] of asked.entries()) resolve(values[index] as V);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    } finally {
      loading = false;
      void next();
    }
  };

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      // What is asked in the same turn of the event loop goes along.
      setImmediate(() => void next());
    });
}
