import { expect, test } from 'vitest';
import { EMPTY_RANGE, formsIn, rowsToShow, withRange } from './rangesModel.ts';

const books = { type: 'passbook', first: '10000001', last: '10000010' };

test('a finished row makes room for the next one, as long as there may be more', () => {
  expect(rowsToShow([], 200)).toEqual([EMPTY_RANGE]);
  expect(rowsToShow([books], 200)).toEqual([books, EMPTY_RANGE]);
  expect(rowsToShow([books], 1)).toEqual([books]);
});

test('rows that stay empty at the end are not kept', () => {
  const rows = rowsToShow([books], 200);
  expect(withRange(rows, 0, { last: '10000020' })).toEqual([{ ...books, last: '10000020' }]);
  expect(withRange(rows, 1, { type: 'draft' })).toEqual([books, { ...EMPTY_RANGE, type: 'draft' }]);
  expect(withRange([books], 0, { ...EMPTY_RANGE })).toEqual([]);
});

test('how many forms there are is said once the row is finished', () => {
  expect(formsIn(books)).toBe(10);
  expect(formsIn({ ...books, last: '' })).toBe(1);
  expect(formsIn({ ...books, last: '1' })).toBeNull();
});
