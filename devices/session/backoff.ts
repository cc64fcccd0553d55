/** Waits between attempts to reach a device: short at first, because most losses are a cable touched by a foot; longer after, so that a log stays readable. */
export interface BackoffRules {
  readonly firstMs: number;
  readonly maxMs: number;
  readonly factor: number;
}

export const DEFAULT_BACKOFF: BackoffRules = { firstMs: 250, maxMs: 10_000, factor: 2 };

/** Milliseconds to wait after `failures` attempts that failed in a row (1 or more). */
export function backoffMs(failures: number, rules: BackoffRules = DEFAULT_BACKOFF): number {
  return Math.min(rules.maxMs, rules.firstMs * rules.factor ** Math.max(0, failures - 1));
}
