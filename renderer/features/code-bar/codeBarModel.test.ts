import { expect, test } from 'vitest';
import { chosen, moveMark, offered } from './codeBarModel.ts';

const codes = (typed: string) => offered(typed, ['teller']).map((entry) => entry.code);

test('finds the cash deposit by code, Chinese name, English name and pinyin initials', () => {
  for (const typed of ['1201', '现金存', 'cash dep', 'xjck', 'XJCK', '１２０１']) expect(codes(typed)[0]).toBe('1201');
});

test('does not offer signing on to somebody who is signed on', () => {
  expect(codes('')).not.toContain('0101');
  expect(codes('0101')).toEqual([]);
});

test('does not offer what the role does not include', () => {
  expect(offered('1201', ['auditor'])).toEqual([]);
});

test('the arrow keys go round the list', () => {
  expect(moveMark(3, 2, 1)).toBe(0);
  expect(moveMark(3, 0, -1)).toBe(2);
  expect(moveMark(0, 0, 1)).toBe(0);
});

test('Enter without an arrow key takes the best match', () => {
  const hits = offered('12', ['teller']);
  expect(chosen(hits, 0)?.code).toBe('1201');
  expect(chosen([], 0)).toBeUndefined();
});
