import type { Step } from './step.ts';

/**
 * Steps of other areas, run between the cut-off and the interest: holds that lapse, orders that expire. One line for each; a step
 * must be `Step`-shaped and may be killed between any two statements.
 */
export const appendedSteps: readonly Step[] = [];
