import { expect, test } from 'vitest';
import { testDocument, testView } from '../testing/forms.ts';
import { allConfirmed, choosableLines, suggestedLine } from './lastGoodLine.ts';

const lines = (papers: readonly ('waiting' | 'maybe' | 'confirmed')[]) =>
  testView({ document: testDocument('failed', papers) }).document?.lines ?? [];

test('the last line that the device confirmed is offered, and nothing more', () => {
  expect(suggestedLine(lines(['confirmed', 'confirmed', 'maybe']))).toBe(12);
  expect(suggestedLine(lines(['maybe', 'waiting']))).toBe(0);
});

test('a line that was never sent cannot be on the paper', () => {
  expect(choosableLines(lines(['confirmed', 'maybe', 'waiting']))).toEqual([0, 11, 12]);
});

test('only a whole print counts as one', () => {
  expect(allConfirmed(lines(['confirmed', 'confirmed']))).toBe(true);
  expect(allConfirmed(lines(['confirmed', 'maybe']))).toBe(false);
  expect(allConfirmed([])).toBe(false);
});
