/** What one round measured: the figure, and its baseline just before and after it. */
export interface Round {
  readonly value: number;
  readonly baseline: number;
}

/** The round whose ratio is the middle one; of an even number, the lower middle. Throws on none. */
export function middleRound(rounds: readonly Round[]): Round {
  const sorted = [...rounds].sort((a, b) => a.value / a.baseline - b.value / b.baseline);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new RangeError('The middle of nothing');
  return middle;
}

/** Milliseconds that some work takes. */
export function timed(work: () => void): number {
  const since = performance.now();
  work();
  return performance.now() - since;
}
