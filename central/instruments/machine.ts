import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { nextDraftState } from '../../contract/instruments/draftState.ts';
import { stopPaymentRefusal } from '../../contract/instruments/stopPayment.ts';
import { ok, type Result } from '../../contract/result.ts';
import { fieldError } from '../../contract/transactions/fields.ts';
import { refuse } from '../answer.ts';

/** The life of a draft or cashier's cheque in the register: which step is allowed to whom, where and when. Pure. */

export type InstrumentKind = 'draft' | 'cashiersCheque';
export type InstrumentState = 'issued' | 'overdue' | 'stopped' | 'paid' | 'settled' | 'refunded' | 'cancelled';

export type InstrumentStep =
  | { readonly event: 'pay' | 'settle' | 'refund' | 'cancel' | 'stop' | 'court' | 'move-card' | 'pass-due' }
  | { readonly event: 'release'; readonly ground: 'withdrawn' | 'lapsed' | 'court' };
export type InstrumentEvent = InstrumentStep['event'];

/** What a step depends on. Dates are business dates. */
export interface Standing {
  readonly kind: InstrumentKind;
  readonly number: string;
  readonly state: InstrumentState;
  readonly cash: boolean;
  readonly issued_by: string;
  readonly issued_on: string;
  readonly due_on: string;
  readonly issuing_branch: string;
  readonly card_branch: string;
  readonly agent_branch: string | null;
  readonly released_from: string | null;
  readonly court_document: string | null;
}

/** Who takes the step. */
export interface Actor {
  readonly tellerId: string;
  readonly branchCode: string;
  readonly businessDate: BusinessDate;
}

export const KIND_WORDS: Readonly<Record<InstrumentKind, { readonly zh: string; readonly en: string }>> = {
  draft: { zh: '银行汇票', en: 'bank draft' },
  cashiersCheque: { zh: '银行本票', en: "cashier's cheque" },
};

const STATE_WORDS: Readonly<Record<InstrumentState, { readonly zh: string; readonly en: string }>> = {
  issued: { zh: '已签发', en: 'issued' },
  overdue: { zh: '已逾期', en: 'overdue' },
  stopped: { zh: '已止付', en: 'stopped' },
  paid: { zh: '已兑付', en: 'paid' },
  settled: { zh: '已结清', en: 'settled' },
  refunded: { zh: '已退款', en: 'refunded' },
  cancelled: { zh: '已撤销', en: 'cancelled' },
};

/** A cashier's cheque is settled as it is paid, and its card stays where it was issued. */
const CHEQUE_TRANSITIONS: Readonly<Record<InstrumentState, Partial<Record<InstrumentEvent, InstrumentState>>>> = {
  issued: { cancel: 'cancelled', pay: 'paid', refund: 'refunded', stop: 'stopped', 'pass-due': 'overdue' },
  overdue: { pay: 'paid', refund: 'refunded', stop: 'stopped' },
  stopped: { release: 'issued' },
  paid: {},
  settled: {},
  refunded: {},
  cancelled: {},
};

const isRegistered = (state: string): state is InstrumentState => Object.hasOwn(STATE_WORDS, state);

function following({ kind, state }: Standing, event: InstrumentEvent): InstrumentState | null {
  // The notice of a court changes how a stop ends, not that it holds.
  if (event === 'court') return state === 'stopped' ? 'stopped' : null;
  if (kind === 'cashiersCheque') return CHEQUE_TRANSITIONS[state][event] ?? null;
  const next = nextDraftState(state, event);
  return next.ok && isRegistered(next.value) ? next.value : null;
}

const stateRefusal = ({ kind, number, state }: Standing) => {
  const details = {
    number,
    kindZh: KIND_WORDS[kind].zh,
    kindEn: KIND_WORDS[kind].en,
    stateZh: STATE_WORDS[state].zh,
    stateEn: STATE_WORDS[state].en,
  };
  return refuse('INSTRUMENT_STATE', details, [fieldError('number', 'INSTRUMENT_STATE', details)]);
};

/** Only the branch that has the card: copy 1 is compared, and its money is owed there. */
const atCard = ({ card_branch: branchCode }: Standing, actor: Actor): WireError | null =>
  actor.branchCode === branchCode ? null : refuse('INSTRUMENT_OTHER_BRANCH', { branchCode }).error;

function mayCancel(standing: Standing, actor: Actor): WireError | null {
  const { issued_by: tellerId, issued_on: date } = standing;
  if (date !== actor.businessDate) return refuse('CANCEL_NOT_TODAY', { date }).error;
  if (tellerId !== actor.tellerId) return refuse('CANCEL_OTHER_TELLER', { tellerId }).error;
  return atCard(standing, actor);
}

/** A loss is reported where the instrument is paid: at the issuer or the named agent. */
function whereStopped({ card_branch: card, agent_branch: agent }: Standing, actor: Actor): WireError | null {
  return actor.branchCode === card || actor.branchCode === agent ? null : refuse('STOP_ELSEWHERE', { branchCode: card }).error;
}

function mayStop(standing: Standing, actor: Actor): WireError | null {
  const { kind, cash, agent_branch: agent } = standing;
  if (stopPaymentRefusal({ type: kind, cash, agentNamed: agent !== null }) !== null) return refuse('STOP_NOT_CASH').error;
  return whereStopped(standing, actor);
}

/** When and by whose word a stop ends. Also for cheques. */
export function releaseRefusal(
  { released_from: from, court_document: document }: Pick<Standing, 'released_from' | 'court_document'>,
  ground: 'withdrawn' | 'lapsed' | 'court',
  today: BusinessDate,
): WireError | null {
  if (ground === 'court') return null;
  const field = (code: 'RELEASE_NEEDS_COURT' | 'RELEASE_TOO_EARLY', details: Record<string, string>) =>
    refuse(code, details, [fieldError('ground', code, details)]).error;
  if (document !== null) return field('RELEASE_NEEDS_COURT', { document });
  if (ground === 'lapsed' && from !== null && today < from) return field('RELEASE_TOO_EARLY', { date: from });
  return null;
}

function refusedTo(standing: Standing, step: InstrumentStep, actor: Actor): WireError | null {
  switch (step.event) {
    case 'settle':
    case 'refund':
    case 'move-card':
      return atCard(standing, actor);
    case 'cancel':
      return mayCancel(standing, actor);
    case 'stop':
      return mayStop(standing, actor);
    case 'court':
      return whereStopped(standing, actor);
    case 'release':
      return whereStopped(standing, actor) ?? releaseRefusal(standing, step.ground, actor.businessDate);
    // Who may pay, and when, is judged with the paper in hand (`payment.ts`).
    case 'pay':
    case 'pass-due':
      return null;
  }
}

/** The state after the step, or why it may not be taken. An instrument whose stop ends after its last day is overdue again. */
export function stepOf(standing: Standing, step: InstrumentStep, actor: Actor): Result<InstrumentState, WireError> {
  if (standing.state === 'stopped' && step.event === 'pay') return refuse('DRAFT_STOPPED', {}, [fieldError('number', 'DRAFT_STOPPED')]);
  const next = following(standing, step.event);
  if (next === null) return stateRefusal(standing);
  const refused = refusedTo(standing, step, actor);
  if (refused !== null) return { ok: false, error: refused };
  return ok(step.event === 'release' && standing.due_on < actor.businessDate ? 'overdue' : next);
}
