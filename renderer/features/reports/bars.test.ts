import { expect, test } from 'vitest';
import { greatestOf, partOf } from './bars.ts';

const rows = [
  ['n100', '90000000000000001'],
  ['n50', '45000000000000000'],
  ['c0.01', '1'],
  ['n1', '-300'],
  ['n5', ''],
];

test('the greatest figure has the whole width, others their part, money beyond what a double holds too', () => {
  const greatest = greatestOf(rows, 1);
  expect(greatest).toBe(90000000000000001n);
  expect(rows.map((row) => partOf(row[1] ?? '', greatest))).toEqual([100, 49, 1, 0, 0]);
});

test('a column without figures above zero has no bars', () => {
  expect(
    greatestOf(
      [
        ['a', '-1'],
        ['b', 'x'],
      ],
      1,
    ),
  ).toBe(0n);
  expect(partOf('5', 0n)).toBe(0);
});
