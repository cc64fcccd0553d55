import type { Clock } from '../runtime/clock.ts';
import type { SessionHolder } from './holder.ts';

/** Locks the counter after so long without anybody at it, as central said at sign-on. */
export interface IdleLock {
  /** Somebody did something. */
  touch(): void;
  /** A session has begun or was unlocked: the time runs from now. */
  arm(): void;
  stop(): void;
}

/** The back end keeps this time, so that a window that hangs or lies is locked too. `lock`: what is done when the time is over. */
export const createIdleLock = (session: Pick<SessionHolder, 'current'>, clock: Clock, lock: () => void): IdleLock => {
  let last = clock.milliseconds();
  let cancel: () => void = () => undefined;

  const look = (): void => {
    const current = session.current();
    if (current === null || current.lock !== null) return;
    const left = last + current.lockAfterSeconds * 1_000 - clock.milliseconds();
    if (left <= 0) lock();
    else cancel = clock.later(left, look);
  };

  return {
    touch: () => {
      last = clock.milliseconds();
    },
    arm: () => {
      cancel();
      last = clock.milliseconds();
      look();
    },
    stop: () => cancel(),
  };
};
