import type { CountedEnds, YearBase } from './dayCount.ts';

/**
 * How a product counts interest; a product parameter, printed on the slip, because two lawful formulas give different results for
 * the same deposit.
 * - `wholeMonths`: principal x months x annual/12, plus odd days x daily rate (逐笔, formulas a and b).
 * - `actualDays`: principal x actual days x daily rate (逐笔 formula c, and 积数 for demand).
 * - `thirty360`: as `actualDays` with every month counted as 30 days (对年对月对日).
 */
export type CountMethod = 'wholeMonths' | 'actualDays' | 'thirty360';

export type InterestParameters = {
  readonly method: CountMethod;
  readonly yearBase: YearBase;
  readonly ends: CountedEnds;
  /** Whole yuan only earns interest (计息起点为元). */
  readonly wholeMajorUnits: boolean;
  /** Decimals of a major unit that each segment keeps, the rest is cut: 3 is 厘. */
  readonly segmentDecimals: number;
  /** How the sum goes to the minor unit. */
  readonly rounding: 'half-up' | 'down' | 'up';
};

/** PBOC: annual/360, head not tail, each segment kept to 厘, HALF_UP to 分 once. */
export const PBOC_PARAMETERS: InterestParameters = {
  method: 'wholeMonths',
  yearBase: 360,
  ends: 'head',
  wholeMajorUnits: true,
  segmentDecimals: 3,
  rounding: 'half-up',
};
