import { createBackup } from '../backup/backup.ts';
import type { AgentContext } from '../context.ts';
import { createClockGuard } from './clockGuard.ts';
import { settleRestore } from './restored.ts';

/** What watches over the PC itself while the counter works: its clock, its snapshots, a restore that is not settled yet. */
export interface Guard {
  /** Before the first event of this start: whether the clock stands before the last one of the start before. */
  begin(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

const LOOK_MS = 5_000;

/** `storeWorker`: the file that a snapshot's own thread runs. */
export const createGuard = (context: AgentContext, storeWorker: URL): Guard => {
  const clock = createClockGuard(context, () => performance.now());
  const backup = createBackup(context, storeWorker);
  let cancel: () => void = () => undefined;
  let stopped = false;
  let settled = false;
  let looking: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    await clock.look();
    settled ||= await settleRestore(context);
    // A snapshot between a restore and its record would carry the restore on.
    if (settled) await backup.ifDue();
  };

  const run = (): void => {
    looking = look()
      .catch((cause: unknown) => context.log.error({ cause: String(cause) }, 'the watch over this PC failed'))
      .finally(() => {
        if (!stopped) cancel = context.clock.later(LOOK_MS, run);
      });
  };

  return {
    begin: () => clock.begin(),
    start: run,
    stop: async () => {
      stopped = true;
      cancel();
      await looking;
    },
  };
};
