/** Saves what is typed a moment after the typing stops, one save at a time for each form, the newest values last. */
export interface Saver<V> {
  /** Values to be saved soon; those that were still waiting are replaced. */
  later(key: string, values: V): void;
  /** Saves now what waits, and resolves when nothing is on its way any more. */
  flush(key: string): Promise<void>;
  /** Forgets what waits (it is being sent by other means) and resolves when nothing is on its way. */
  drop(key: string): Promise<void>;
}

interface Slot<V> {
  waiting: { readonly values: V } | null;
  timer: ReturnType<typeof setTimeout> | null;
  running: Promise<void> | null;
}

export const createSaver = <V>(save: (key: string, values: V) => Promise<void>, delayMs: number): Saver<V> => {
  const slots = new Map<string, Slot<V>>();
  const slotOf = (key: string): Slot<V> => {
    const slot = slots.get(key) ?? { waiting: null, timer: null, running: null };
    slots.set(key, slot);
    return slot;
  };
  const run = async (key: string, slot: Slot<V>): Promise<void> => {
    while (slot.waiting !== null) {
      const { values } = slot.waiting;
      slot.waiting = null;
      await save(key, values);
    }
  };
  const start = (key: string): Promise<void> => {
    const slot = slotOf(key);
    if (slot.timer !== null) clearTimeout(slot.timer);
    slot.timer = null;
    slot.running ??= run(key, slot).finally(() => {
      slot.running = null;
    });
    return slot.running;
  };
  return {
    later: (key, values) => {
      const slot = slotOf(key);
      slot.waiting = { values };
      if (slot.timer !== null) clearTimeout(slot.timer);
      slot.timer = setTimeout(() => void start(key), delayMs);
    },
    flush: (key) => start(key),
    drop: async (key) => {
      const slot = slotOf(key);
      if (slot.timer !== null) clearTimeout(slot.timer);
      slot.timer = null;
      slot.waiting = null;
      await slot.running;
    },
  };
};
