import { assertNever } from '../../../contract/result.ts';
import type { DocumentView, TransactionView } from '../../../contract/views/transaction.ts';
import type { FormEntry } from './formModel.ts';

/** Where the teller stands with a form, as the screen shows it. */
export type Step = 'entry' | 'review' | 'sending' | 'inDoubt' | 'rejected' | 'queued' | 'print' | 'confirmPrint' | 'accepted' | 'ended';

/** `confirmed`: the teller has seen the paper; central hears of it by itself. */
const isSettled = ({ state }: DocumentView): boolean => state === 'acknowledged' || state === 'skipped' || state === 'confirmed';

/** A print was tried and the teller has not yet said what the paper shows. */
const wasTried = (document: DocumentView): boolean =>
  document.state !== 'prepared' && document.lines.some((each) => each.paper !== 'waiting');

const afterAcceptance = ({ document }: TransactionView, confirming: boolean): Step => {
  // While the confirmation is on its way it is not known whether more lines wait, so the step does not change yet.
  if (document === null || (isSettled(document) && !confirming)) return 'accepted';
  return wasTried(document) ? 'confirmPrint' : 'print';
};

export const stepOf = ({ view, edited, busy, uncertain }: FormEntry): Step => {
  switch (view.stage) {
    case 'open':
    case 'parked':
    case 'quoted':
    case 'collected':
    case 'authorised':
      if (uncertain) return 'inDoubt';
      if (busy === 'post') return 'sending';
      return edited || view.quote === null || view.stage === 'open' ? 'entry' : 'review';
    case 'sending':
      return uncertain ? 'inDoubt' : 'sending';
    case 'inDoubt':
    case 'rejected':
    case 'queued':
      return view.stage;
    case 'accepted':
    case 'printing':
    case 'done':
      return afterAcceptance(view, busy === 'confirm');
    case 'void':
    case 'reversed':
      return 'ended';
    default:
      return assertNever(view.stage);
  }
};

export type Milestone = 'enter' | 'quote' | 'post' | 'print' | 'finish';

/** The step line: which milestones this transaction has and which one the teller is at. */
export const milestones = (prints: boolean): readonly Milestone[] =>
  prints ? ['enter', 'quote', 'post', 'print', 'finish'] : ['enter', 'quote', 'post', 'finish'];

export const milestoneOf = (step: Step): Milestone => {
  switch (step) {
    case 'entry':
      return 'enter';
    case 'review':
      return 'quote';
    case 'sending':
    case 'inDoubt':
    case 'rejected':
    case 'queued':
      return 'post';
    case 'print':
    case 'confirmPrint':
      return 'print';
    case 'accepted':
    case 'ended':
      return 'finish';
    default:
      return assertNever(step);
  }
};
