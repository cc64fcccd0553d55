import { PAD_DIGITS, type VirtualPadKey } from '../../../contract/views/virtualCounter.ts';

/** The pad's keys as they lie on it, row by row. */
export const PAD_ROWS: readonly (readonly VirtualPadKey[])[] = [
  ['one', 'two', 'three', 'cancel'],
  ['four', 'five', 'six', 'clear'],
  ['seven', 'eight', 'nine', 'backspace'],
  ['zero', 'enter'],
];

/** What stands on a digit's key; null for the others, which have words. */
export const digitOn = (key: VirtualPadKey): string | null => {
  const digit = (PAD_DIGITS as readonly VirtualPadKey[]).indexOf(key);
  return digit < 0 ? null : String(digit);
};

const FUNCTIONS: Readonly<Record<string, VirtualPadKey>> = {
  Enter: 'enter',
  Escape: 'cancel',
  Delete: 'clear',
  Backspace: 'backspace',
};

/** Which key of the pad a key of the keyboard presses, or null. */
export const padKeyOf = (key: string): VirtualPadKey | null =>
  /^\d$/.test(key) ? (PAD_DIGITS[Number(key)] ?? null) : (FUNCTIONS[key] ?? null);
