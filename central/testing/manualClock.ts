import type { Clock } from '../clock.ts';

/** A clock that tests turn. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
}

export function manualClock(start = '2025-03-10T01:00:00.000Z'): ManualClock {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms;
    },
  };
}
