import { expect, test } from 'vitest';
import { PAD_DIGITS, padKeySchema } from '../../../contract/views/virtualCounter.ts';
import { digitOn, PAD_ROWS, padKeyOf } from './padKeys.ts';

test('every key lies on the pad once', () => {
  expect(PAD_ROWS.flat().sort()).toEqual([...padKeySchema.options].sort());
});

test('the keyboard presses what it says', () => {
  expect(padKeyOf('0')).toBe('zero');
  expect(padKeyOf('9')).toBe('nine');
  expect(padKeyOf('Enter')).toBe('enter');
  expect(padKeyOf('Escape')).toBe('cancel');
  expect(padKeyOf('Tab')).toBeNull();
  expect(padKeyOf('F10')).toBeNull();
  expect(PAD_DIGITS.map(digitOn)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  expect(digitOn('enter')).toBeNull();
});
