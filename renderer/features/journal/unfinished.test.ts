import { expect, test } from 'vitest';
import { isUnfinished } from './unfinished.ts';

test('what still wants something of the teller is unfinished', () => {
  expect(isUnfinished({ stage: 'inDoubt', unprinted: false })).toBe(true);
  expect(isUnfinished({ stage: 'accepted', unprinted: true })).toBe(true);
  expect(isUnfinished({ stage: 'done', unprinted: false })).toBe(false);
  expect(isUnfinished({ stage: 'rejected', unprinted: false })).toBe(false);
  expect(isUnfinished({ stage: 'done', unprinted: true })).toBe(true);
});
