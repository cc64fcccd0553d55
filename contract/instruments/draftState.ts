import { err, ok, type Result } from '../result.ts';

/** Where a draft stands in the issuing register. */
export type DraftState = 'applied' | 'issued' | 'paid' | 'settled' | 'refunded' | 'stopped' | 'voided' | 'cancelled' | 'overdue';

export type DraftEvent = 'issue' | 'spoil' | 'cancel' | 'pay' | 'settle' | 'refund' | 'stop' | 'release' | 'pass-due' | 'move-card';

/**
 * `spoil`: ruined while printing. `cancel`: same day, by the issuer and the same teller. `release`: a stop payment ends. `move-card`:
 * the register row goes to another branch, which then settles it; the state stays.
 */
const TRANSITIONS: Readonly<Record<DraftState, Partial<Record<DraftEvent, DraftState>>>> = {
  applied: { issue: 'issued', spoil: 'voided' },
  issued: { cancel: 'cancelled', pay: 'paid', refund: 'refunded', stop: 'stopped', 'pass-due': 'overdue', 'move-card': 'issued' },
  overdue: { pay: 'paid', refund: 'refunded', stop: 'stopped', 'move-card': 'overdue' },
  // Nothing can be stopped once it is paid.
  paid: { settle: 'settled', 'move-card': 'paid' },
  stopped: { release: 'issued' },
  settled: {},
  refunded: {},
  voided: {},
  cancelled: {},
};

export function nextDraftState(
  state: DraftState,
  event: DraftEvent,
): Result<DraftState, { readonly code: 'DRAFT_STATE_REFUSES'; readonly state: DraftState; readonly event: DraftEvent }> {
  const next = TRANSITIONS[state][event];
  return next === undefined ? err({ code: 'DRAFT_STATE_REFUSES', state, event }) : ok(next);
}
