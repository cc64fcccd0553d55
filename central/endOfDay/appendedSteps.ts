import { lapseLosses } from '../accounts/lapseLosses.ts';
import { bankCodesComeIntoForce } from '../banks/comeIntoForce.ts';
import { lapseHolds } from '../holds/lapse.ts';
import { debitCollections } from '../instruments/debitCollections.ts';
import { markInstrumentsOverdue } from '../instruments/overdue.ts';
import { dropQuotes } from '../posting/dropQuotes.ts';
import { escalateInquiries } from '../remittances/escalate.ts';
import { returnUncollected } from '../remittances/returnDue.ts';
import { finishScreening } from '../screening/endOfDay.ts';
import type { Step } from './step.ts';

/**
 * Steps of other areas, run between the cut-off and the interest. One line for each; a step must be `Step`-shaped and may be killed
 * between any two statements.
 */
export const appendedSteps: readonly Step[] = [
  lapseHolds,
  lapseLosses,
  markInstrumentsOverdue,
  debitCollections,
  dropQuotes,
  bankCodesComeIntoForce,
  finishScreening,
  returnUncollected,
  escalateInquiries,
];
