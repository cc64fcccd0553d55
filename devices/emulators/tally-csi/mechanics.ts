import type { Clock } from '../../clock.ts';
import type { Job } from './interpreter.ts';

export interface MechanicsOptions {
  readonly clock: Clock;
  /** Time that a job with moving parts takes; 0 = at once. */
  readonly delayMs: number;
  /** False while there is nothing to move or the printer is stopped: the job waits. */
  canRun(job: Job): boolean;
  perform(job: Job): void;
}

export interface Mechanics {
  add(job: Job): void;
  /** Something changed that jobs may have waited for. */
  wake(): void;
  clear(): void;
  waiting(): boolean;
}

/** Does the jobs one by one in their order. */
export function createMechanics({ clock, delayMs, canRun, perform }: MechanicsOptions): Mechanics {
  let queue: Job[] = [];
  let working = false;
  let cancelDelay = () => {};

  const work = () => {
    while (!working) {
      const job = queue[0];
      if (job === undefined || !canRun(job)) return;
      const delay = job.kind === 'echo' ? 0 : delayMs;
      working = true;
      if (delay === 0) finish(job);
      else
        cancelDelay = clock.after(delay, () => {
          finish(job);
          work();
        });
    }
  };
  const finish = (job: Job) => {
    working = false;
    queue.shift();
    perform(job);
  };

  return {
    add: (job) => {
      queue.push(job);
      work();
    },
    wake: work,
    clear: () => {
      cancelDelay();
      working = false;
      queue = [];
    },
    waiting: () => queue.length > 0,
  };
}
