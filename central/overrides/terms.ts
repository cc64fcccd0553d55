/** How long a request waits and its approval holds: a customer stands at the counter, and by tomorrow the figures have changed. */
export const OVERRIDE_LIFETIME_MS = 60 * 60_000;
