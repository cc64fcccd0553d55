import type { BusinessDate } from '../dates/businessDate.ts';
import { type Dated, from, valueOn } from '../dates/dated.ts';

/** Personal settlement accounts by class (Ⅰ, Ⅱ, Ⅲ类户). */
export type AccountClass = 'I' | 'II' | 'III';

/** Sums in CNY fen, inclusive; null where the class has no limit. */
export type ClassLimits = {
  /** Accounts of this class that one person may have at one bank. */
  readonly count: number;
  readonly balance: bigint | null;
  readonly inDay: bigint | null;
  readonly inYear: bigint | null;
  readonly outDay: bigint | null;
  readonly outYear: bigint | null;
  /** Cash only over accounts that were opened or upgraded face to face, or never. */
  readonly cash: 'always' | 'face-to-face' | 'never';
};

const NONE = { balance: null, inDay: null, inYear: null, outDay: null, outYear: null } as const;

/** Since 2016-12-01; the figures of 银发[2018]16号. The five accounts of class II and III are [R]. */
export const CLASS_LIMITS: readonly Dated<Readonly<Record<AccountClass, ClassLimits>>>[] = [
  from('2016-12-01', {
    I: { ...NONE, count: 1, cash: 'always' },
    II: {
      count: 5,
      balance: null,
      inDay: 1_000_000n,
      inYear: 20_000_000n,
      outDay: 1_000_000n,
      outYear: 20_000_000n,
      cash: 'face-to-face',
    },
    III: { count: 5, balance: 200_000n, inDay: null, inYear: null, outDay: 200_000n, outYear: 5_000_000n, cash: 'never' },
  }),
];

export type ClassProblem =
  | 'TOO_MANY_OF_CLASS'
  | 'BALANCE_ABOVE_LIMIT'
  | 'IN_DAY_ABOVE_LIMIT'
  | 'IN_YEAR_ABOVE_LIMIT'
  | 'OUT_DAY_ABOVE_LIMIT'
  | 'OUT_YEAR_ABOVE_LIMIT'
  | 'CASH_NOT_ALLOWED';

/** The state that a transaction would leave, itself included. Money from and to the bound class I account is not in the sums. */
export type ClassUse = {
  readonly date: BusinessDate;
  readonly class: AccountClass;
  /** For an opening: accounts of this class that the person has already. */
  readonly existing?: number;
  readonly balance?: bigint;
  readonly inDay?: bigint;
  readonly inYear?: bigint;
  readonly outDay?: bigint;
  readonly outYear?: bigint;
  readonly cash?: boolean;
  readonly faceToFace?: boolean;
};

const above = (sum: bigint | undefined, limit: bigint | null): boolean => sum !== undefined && limit !== null && sum > limit;

/** Every limit of the class that the transaction would break; empty when it may go on. Before 2016-12-01 there were no classes. */
export function classProblems(use: ClassUse): readonly ClassProblem[] {
  const limits = valueOn(CLASS_LIMITS, use.date)?.[use.class];
  if (limits === undefined) return [];
  const cashRefused = limits.cash === 'never' || (limits.cash === 'face-to-face' && use.faceToFace !== true);
  const checks: ReadonlyArray<readonly [boolean, ClassProblem]> = [
    [use.existing !== undefined && use.existing >= limits.count, 'TOO_MANY_OF_CLASS'],
    [above(use.balance, limits.balance), 'BALANCE_ABOVE_LIMIT'],
    [above(use.inDay, limits.inDay), 'IN_DAY_ABOVE_LIMIT'],
    [above(use.inYear, limits.inYear), 'IN_YEAR_ABOVE_LIMIT'],
    [above(use.outDay, limits.outDay), 'OUT_DAY_ABOVE_LIMIT'],
    [above(use.outYear, limits.outYear), 'OUT_YEAR_ABOVE_LIMIT'],
    [use.cash === true && cashRefused, 'CASH_NOT_ALLOWED'],
  ];
  return checks.filter(([broken]) => broken).map(([, problem]) => problem);
}
