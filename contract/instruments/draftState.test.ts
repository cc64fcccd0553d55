import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DraftEvent, type DraftState, nextDraftState } from './draftState.ts';

const EVENTS: readonly DraftEvent[] = ['issue', 'spoil', 'cancel', 'pay', 'settle', 'refund', 'stop', 'release', 'pass-due', 'move-card'];
const walk = (events: readonly DraftEvent[]): DraftState[] => {
  const states: DraftState[] = ['applied'];
  for (const event of events) {
    const next = nextDraftState(states.at(-1) ?? 'applied', event);
    if (next.ok) states.push(next.value);
  }
  return states;
};

describe('the life of a draft', () => {
  it('goes from application to settlement', () => {
    expect(walk(['issue', 'pay', 'settle'])).toEqual(['applied', 'issued', 'paid', 'settled']);
    expect(walk(['issue', 'pass-due', 'pay', 'move-card', 'settle']).at(-1)).toBe('settled');
  });

  it('cannot be stopped once it is paid', () => {
    expect(nextDraftState('paid', 'stop')).toEqual({ ok: false, error: { code: 'DRAFT_STATE_REFUSES', state: 'paid', event: 'stop' } });
  });

  it('is paid at most once, and never both paid and refunded', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 30 }), (events) => {
        const states = walk(events);
        const entered = (state: DraftState) => states.filter((s, i) => s === state && states[i - 1] !== state).length;
        expect(entered('paid')).toBeLessThanOrEqual(1);
        expect(entered('paid') + entered('refunded') + entered('cancelled') + entered('voided')).toBeLessThanOrEqual(1);
      }),
    );
  });
});
