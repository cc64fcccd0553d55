/** Keys of a PIN pad by their XFS4IoT names. */
export const DIGIT_KEYS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;
export const FUNCTION_KEYS = ['enter', 'cancel', 'clear', 'backspace'] as const;
export type DigitKey = (typeof DIGIT_KEYS)[number];
export type FunctionKey = (typeof FUNCTION_KEYS)[number];
export type PadKey = DigitKey | FunctionKey;

/** Payload of Keyboard.KeyEvent. A key that belongs to a PIN is an event without a digit. */
export interface KeyEvent {
  readonly digit: FunctionKey | null;
  readonly completion: 'enter' | 'cancel' | null;
}

const isFunctionKey = (key: PadKey): key is FunctionKey => FUNCTION_KEYS.some((other) => other === key);

/** What may be told about a key: which one it was, unless it was a digit. */
export function keyEvent(key: PadKey): KeyEvent {
  const digit = isFunctionKey(key) ? key : null;
  return { digit, completion: digit === 'enter' || digit === 'cancel' ? digit : null };
}
