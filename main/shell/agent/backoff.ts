const FIRST_MS = 100;
const LONGEST_MS = 10_000;
/** An agent that lived this long was healthy; its next end is a new story. */
export const STABLE_AFTER_MS = 30_000;

/** How long to wait before restart number `attempt`, counted from 0: at once, then doubling up to ten seconds. */
export const backoffMs = (attempt: number): number => Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 20));
