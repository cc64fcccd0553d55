import { expect, test } from 'vitest';
import { afterEnter, type EntryPlace } from './enterKey.ts';

const row = (name: string, done: boolean): EntryPlace => ({ name, doneTable: done ? 'count' : null });
const field = (name: string): EntryPlace => ({ name, doneTable: null });

test('Enter goes from field to field and into the first row of the count', () => {
  const places = [field('account'), field('amount'), row('n100', false), row('n50', false), field('remark')];
  expect(afterEnter(places, 0)).toBe(1);
  expect(afterEnter(places, 1)).toBe(2);
  expect(afterEnter(places, 2)).toBe(3);
});

test('Enter leaves the count as soon as it adds up', () => {
  const places = [field('amount'), row('n100', true), row('n50', true), row('n20', true), field('remark')];
  expect(afterEnter(places, 1)).toBe(4);
});

test('Enter in the last entry asks for the quote', () => {
  expect(afterEnter([field('amount'), field('remark')], 1)).toBeNull();
  expect(afterEnter([row('n100', true), row('n50', true)], 0)).toBeNull();
});
