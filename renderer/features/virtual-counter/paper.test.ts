import { expect, test } from 'vitest';
import { cellsOf, isUsual, lineTops, runWidth } from './paper.ts';

test('a Chinese character takes two cells', () => {
  expect(cellsOf('现存')).toBe(4);
  expect(cellsOf('12,345.67')).toBe(9);
});

test('a run is as wide as the device says, or as its characters are', () => {
  expect(runWidth({ xMm: 0, yMm: 0, text: 'ab', cpi: 10, widthMm: 6 })).toBe(6);
  expect(runWidth({ xMm: 0, yMm: 0, text: '现', cpi: 10, widthMm: 0 })).toBeCloseTo(5.08);
});

test('the usual book has no line across the fold', () => {
  const tops = lineTops();
  expect(tops).toHaveLength(24);
  expect(tops.some((top) => top < 99 && top + 4.5 > 99)).toBe(false);
  expect(isUsual({ widthMm: 150, heightMm: 198, foldMm: 99 })).toBe(true);
});
