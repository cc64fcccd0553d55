import { expect, test } from 'vitest';
import { parseAmount } from '../../../../contract/money/amount.ts';
import { CNY } from '../../../../contract/money/currency.ts';
import { cleanAccount, cleanAmount, pastedInto } from './cleanPaste.ts';

test('takes a figure out of what a spreadsheet or a message copied', () => {
  expect(cleanAmount(' ¥ 12,345.67 ')).toBe('12,345.67');
  expect(cleanAmount('人民币１２３４５．６７元')).toBe('12345.67');
  expect(cleanAmount('CNY 8.00\n')).toBe('8.00');
});

test('never turns a wrong figure into a right one', () => {
  expect(cleanAmount('-5')).toBe('-5');
  expect(cleanAmount('1.234')).toBe('1.234');
  const forty = '1'.repeat(40);
  expect(cleanAmount(forty)).toBe(forty);
  expect(parseAmount(cleanAmount(forty), CNY)).toMatchObject({ ok: false, error: { code: 'AMOUNT_TOO_LARGE' } });
});

test('takes blanks and hyphens out of an account number', () => {
  expect(cleanAccount('6222 0812-3456 7890')).toBe('6222081234567890');
});

test('a paste replaces what is selected', () => {
  expect(pastedInto('123', 1, 2, '99')).toBe('1993');
  expect(pastedInto('', null, null, '5')).toBe('5');
});
