/** What time it is by the clock on the wall, which anybody can set, and by the one that only runs. Milliseconds. */
export interface ClockReading {
  readonly wall: number;
  readonly monotonic: number;
}

/** Seconds by which the wall clock was set between two readings. Below this it is drift, and slewing by a time service. */
export const JUMP_SECONDS = 5;
/** Minutes away from central at which requests are refused (security: the wire). */
export const SKEW_MINUTES = 5;

/** Whole seconds by which the wall clock was set since `before`; 0 where it only ran. */
export const jumpBetween = (before: ClockReading, now: ClockReading): number => {
  const seconds = Math.round((now.wall - before.wall - (now.monotonic - before.monotonic)) / 1_000);
  return Math.abs(seconds) < JUMP_SECONDS ? 0 : seconds;
};

/** Whole seconds by which a start stands before the last event that was recorded; 0 where it does not. */
export const behindLastEvent = (lastEventAt: string, now: number): number => {
  const seconds = Math.round((now - Date.parse(lastEventAt)) / 1_000);
  return seconds <= -JUMP_SECONDS ? seconds : 0;
};

/** Whole minutes by which this PC is ahead of central; 0 within what is allowed. */
export const skewAgainst = (centralNow: string, now: number): number => {
  const minutes = Math.round((now - Date.parse(centralNow)) / 60_000);
  return Math.abs(minutes) < SKEW_MINUTES ? 0 : minutes;
};
