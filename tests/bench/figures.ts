/** One line of a benchmark's table: a figure as a ratio to a baseline that was measured in the same run. */
export interface Figure {
  readonly name: string;
  /** What was measured, in `unit`. */
  readonly value: number;
  readonly unit: string;
  readonly baseline: { readonly name: string; readonly value: number };
  /** The bar for value ÷ baseline; null where the figure is only shown. */
  readonly goal: { readonly atLeast: number } | { readonly atMost: number } | null;
}

export const ratioOf = ({ value, baseline }: Figure): number => value / baseline.value;

export function isMet(figure: Figure): boolean {
  if (figure.goal === null) return true;
  const ratio = ratioOf(figure);
  return 'atLeast' in figure.goal ? ratio >= figure.goal.atLeast : ratio <= figure.goal.atMost;
}

/** The middle value; of an even number, the mean of the two in the middle. Throws on none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.ceil((sorted.length - 1) / 2)];
  if (low === undefined || high === undefined) throw new RangeError('The median of nothing');
  return (low + high) / 2;
}

/** The value below which `share` of all lie, nearest rank. Throws on none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('A percentile of nothing');
  return value;
}
