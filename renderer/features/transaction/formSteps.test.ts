import { expect, test } from 'vitest';
import { milestoneOf, stepOf } from './formSteps.ts';
import { testDocument, testEntry, testQuote } from './testing/forms.ts';

const printing = (state: string, papers: readonly ('waiting' | 'maybe' | 'confirmed')[] = [], change = {}) =>
  stepOf(testEntry({ stage: 'printing', document: testDocument(state, papers) }, change));

test('a quoted form is under review until something is typed', () => {
  expect(stepOf(testEntry({ stage: 'quoted', quote: testQuote }))).toBe('review');
  expect(stepOf(testEntry({ stage: 'quoted', quote: testQuote }, { edited: true }))).toBe('entry');
  expect(stepOf(testEntry())).toBe('entry');
});

test('from the moment that the teller posts, the fields are gone', () => {
  expect(stepOf(testEntry({ stage: 'quoted', quote: testQuote }, { busy: 'post' }))).toBe('sending');
  expect(stepOf(testEntry({ stage: 'sending' }))).toBe('sending');
});

test('a lost answer looks like what it is', () => {
  expect(stepOf(testEntry({ stage: 'quoted', quote: testQuote }, { uncertain: true }))).toBe('inDoubt');
  expect(stepOf(testEntry({ stage: 'inDoubt' }))).toBe('inDoubt');
});

test('a deposit without a book is finished when it is accepted', () => {
  expect(stepOf(testEntry({ stage: 'accepted' }))).toBe('accepted');
});

test('printing: insert the book, look at the paper, done', () => {
  expect(stepOf(testEntry({ stage: 'accepted', document: testDocument('prepared') }))).toBe('print');
  expect(printing('sent', ['waiting'])).toBe('print');
  expect(printing('sent', ['confirmed'])).toBe('confirmPrint');
  expect(printing('acknowledged', ['confirmed'])).toBe('accepted');
  expect(printing('skipped')).toBe('accepted');
});

test('a print that certainly left nothing on paper may be tried again at once', () => {
  expect(printing('failed', ['waiting', 'waiting'])).toBe('print');
  expect(printing('failed', ['maybe', 'waiting'])).toBe('confirmPrint');
});

test('while the confirmation is on its way the step does not flicker', () => {
  expect(printing('confirmed', ['confirmed'], { busy: 'confirm' })).toBe('confirmPrint');
  expect(printing('confirmed', ['confirmed'])).toBe('accepted');
});

test('the step line follows', () => {
  expect(milestoneOf('inDoubt')).toBe('post');
  expect(milestoneOf('confirmPrint')).toBe('print');
});
