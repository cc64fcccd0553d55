import { expect, test } from 'vitest';
import { MAX_PIECES } from '../../contract/money/denominations.ts';
import { addCounts, sameCounts } from './denominations.ts';

test('pieces are added by denomination; what is not there is zero', () => {
  expect(addCounts({ n100: 3, c1: 0 }, { n100: 2, n50: 1 })).toEqual({ n100: 5, n50: 1 });
  expect(addCounts({}, {})).toEqual({});
});

test('a till does not take more of one kind than a count may name', () => {
  expect(addCounts({ n100: MAX_PIECES - 1 }, { n100: 1 })).toEqual({ n100: MAX_PIECES });
  expect(addCounts({ n100: MAX_PIECES }, { n100: 1 })).toBeNull();
});

test('two counts are the same piece by piece, in any order, with or without zeros', () => {
  expect(sameCounts({ n100: 1, n50: 2 }, { n50: 2, n100: 1, c1: 0 })).toBe(true);
  expect(sameCounts({ n100: 1 }, { n50: 2 })).toBe(false);
});
