import { expect, test } from 'vitest';
import type { BusinessDate } from '../dates/businessDate.ts';
import { needsGuardian } from './underAge.ts';

test.each([
  ['2010-03-02', '2026-03-01', true],
  ['2010-03-02', '2026-03-02', false],
  ['1880-01-01', '2026-03-02', false],
  // Born on a leap day: the last day of February counts.
  ['2012-02-29', '2028-02-28', true],
  ['2012-02-29', '2028-02-29', false],
])('born on %s, on %s: a guardian is needed: %s', (born, on, needed) => {
  expect(needsGuardian(born as BusinessDate, on as BusinessDate)).toBe(needed);
});
