import type { WaitingClass } from '../../../contract/views/devices.ts';

interface Turn {
  readonly controller: AbortController;
  readonly ended: Promise<unknown>;
}

/** Who waits for which class of devices. */
export interface Turns {
  /** Ends the turn that is under way in this class, then runs `work` with a signal that `cancel` aborts. */
  run<T>(deviceClass: WaitingClass, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Resolves when the device is free. False when nobody waited. */
  cancel(deviceClass: WaitingClass): Promise<boolean>;
  cancelAll(): Promise<void>;
}

/**
 * The newest request has the device. A window that was reloaded has forgotten what it asked for, and must not find a device that waits for
 * nobody.
 */
export const createTurns = (): Turns => {
  const turns = new Map<WaitingClass, Turn>();
  const cancel = async (deviceClass: WaitingClass): Promise<boolean> => {
    const turn = turns.get(deviceClass);
    if (turn === undefined) return false;
    turn.controller.abort();
    await turn.ended;
    return true;
  };
  return {
    run: async (deviceClass, work) => {
      const before = turns.get(deviceClass);
      const controller = new AbortController();
      before?.controller.abort();
      const running = (before?.ended ?? Promise.resolve()).then(() => work(controller.signal));
      const own = { controller, ended: running.catch(() => undefined) };
      turns.set(deviceClass, own);
      try {
        return await running;
      } finally {
        if (turns.get(deviceClass) === own) turns.delete(deviceClass);
      }
    },
    cancel,
    cancelAll: async () => {
      await Promise.all([...turns.keys()].map(cancel));
    },
  };
};
