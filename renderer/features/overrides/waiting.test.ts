import { describe, expect, test } from 'vitest';
import { type FormOverride, formOverrideSchema } from '../../../contract/views/override.ts';
import { hasWords, isCleared, isUnanswered, NOBODY_AFTER_SECONDS, parts, secondsSince, tabState } from './waiting.ts';

const ASKED = '2026-03-02T01:00:00.000Z';
const after = (seconds: number): number => Date.parse(ASKED) + seconds * 1_000;
const override = (over: Partial<FormOverride> = {}): FormOverride =>
  formOverrideSchema.parse({
    clientKey: '0197a000-0000-7000-8000-000000000001',
    attempt: 1,
    kind: 'remote',
    state: 'pending',
    requestId: null,
    currency: 'CNY',
    amount: '25000000',
    rules: [],
    reason: '',
    rekeyAmount: false,
    requestedAt: ASKED,
    expiresAt: null,
    assignedTo: null,
    decisions: [],
    silentSince: null,
    error: null,
    ...over,
  });

test('seconds become minutes from one minute on, and a clock that is behind never counts backwards', () => {
  expect(parts(59)).toEqual({ minutes: null, seconds: 59 });
  expect(parts(125)).toEqual({ minutes: 2, seconds: 5 });
  expect(secondsSince(ASKED, after(-20))).toBe(0);
  expect(secondsSince(ASKED, after(61.9))).toBe(61);
});

test('a request in the queue is unanswered after half a minute; one for this counter, or a decided one, never', () => {
  expect(isUnanswered(override(), after(NOBODY_AFTER_SECONDS - 1))).toBe(false);
  expect(isUnanswered(override(), after(NOBODY_AFTER_SECONDS))).toBe(true);
  expect(isUnanswered(override({ kind: 'local' }), after(600))).toBe(false);
  expect(isUnanswered(override({ state: 'approved' }), after(600))).toBe(false);
});

test('only an approval clears the way to Post where the quote names an override', () => {
  expect(isCleared(false, undefined)).toBe(true);
  expect(isCleared(true, undefined)).toBe(false);
  expect(isCleared(true, null)).toBe(false);
  expect(isCleared(true, override())).toBe(false);
  expect(isCleared(true, override({ state: 'approved' }))).toBe(true);
});

describe('what is told', () => {
  test.each(['rejected', 'returned', 'expired'] as const)('%s has words for the teller, on the tab too', (state) => {
    expect(hasWords(override({ state }))).toBe(true);
    expect(tabState(override({ state }))).toBe(state);
  });

  test.each(['withdrawn', 'used', 'refused'] as const)('%s leaves the tab to the form’s own stage', (state) => {
    expect(tabState(override({ state }))).toBeNull();
  });
});
