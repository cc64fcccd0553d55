import { accrue } from './accrue.ts';
import { appendedSteps } from './appendedSteps.ts';
import { cutOff } from './cutOff.ts';
import { markDormant } from './dormancy.ts';
import { matureDeposits } from './mature.ts';
import { raiseMaturities } from './maturities.ts';
import { openNextDate } from './openNext.ts';
import { settleQuarter } from './settle.ts';
import type { Step } from './step.ts';

/**
 * The steps of the end of the day, in order. Deposits mature and quarters are settled before interest is set aside, so that only
 * what stays owed is set aside. The next date opens last: nothing can be booked on it before all of this is done.
 */
export const END_OF_DAY_STEPS: readonly Step[] = [
  cutOff,
  ...appendedSteps,
  matureDeposits,
  settleQuarter,
  accrue,
  markDormant,
  raiseMaturities,
  openNextDate,
];
