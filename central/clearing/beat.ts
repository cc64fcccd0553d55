import type { Logger } from 'pino';
import type { Timers } from '../events/timers.ts';
import { advanceClearing, type ClearingHost } from './step.ts';

/** Lets the sandbox's clearing system go on by itself. Answers how to stop it: waits for the step that is under way. */
export function beatClearing(host: ClearingHost, options: { everyMs: number; timers: Timers; log: Logger; told: () => void }) {
  const { everyMs, timers, log, told } = options;
  let stopped = false;
  let cancel = (): void => undefined;
  let running: Promise<void> = Promise.resolve();
  const step = async (): Promise<void> => {
    try {
      const { sent, applied } = await advanceClearing(host);
      if (sent + applied > 0) told();
    } catch (error) {
      // The next step goes on with it; a database that is away is told by readiness.
      log.warn({ err: error }, 'a step of the sandbox clearing system failed');
    }
    if (!stopped) wait();
  };
  const wait = (): void => {
    cancel = timers.after(everyMs, () => {
      running = step();
    });
  };
  wait();
  return async (): Promise<void> => {
    stopped = true;
    cancel();
    await running;
  };
}
