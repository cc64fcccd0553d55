import type { Clock } from '../../clock.ts';
import { DIGIT_KEYS, type KeyEvent, keyEvent, type PadKey } from '../../pin-pad/key-event.ts';

/** How an entry ended. Digits are lent for the call alone: they are wiped when it returns. */
export type EntryEnd =
  | { readonly kind: 'entered'; readonly pin: Uint8Array }
  | { readonly kind: 'short' }
  | { readonly kind: 'canceled' }
  | { readonly kind: 'timeOut' };

export interface EntryRules {
  readonly minLen: number;
  readonly maxLen: number;
  /** Whether ENTER may be pressed without any digit. */
  readonly emptyAllowed: boolean;
  /** True: a PIN that is too short ends the entry; false: the pad beeps and waits for more. */
  readonly reportsShort: boolean;
  readonly timeoutMs: number;
  /** Digits are forgotten when no key was pressed for so long; null: they stay. */
  readonly forgetMs: number | null;
  onEnd(end: EntryEnd): void;
}

/** The keys, the display and the PIN buffer of a pad: the only place in this program that ever holds a clear PIN. */
export interface Keypad {
  begin(rules: EntryRules, prompt: string): void;
  /** Ends an entry without a word to the one who began it. */
  abandon(): void;
  active(): boolean;
  press(key: PadKey): void;
  /** A person types digits. Without `enter` the entry goes on. */
  type(digits: string, enter?: boolean): void;
  /** What the display shows: the prompt and an asterisk a digit. */
  display(): string;
}

export function createKeypad(clock: Clock, onKey: (event: KeyEvent) => void): Keypad {
  const buffer = new Uint8Array(12);
  let count = 0;
  let rules: EntryRules | null = null;
  let prompt = '';
  let cancelTimeout = () => {};
  let cancelForget = () => {};

  const wipe = () => {
    buffer.fill(0);
    count = 0;
  };
  const stop = () => {
    rules = null;
    cancelTimeout();
    cancelForget();
  };
  const end = (by: EntryRules, kind: 'entered' | 'short' | 'canceled' | 'timeOut') => {
    stop();
    const pin = buffer.slice(0, count);
    wipe();
    try {
      by.onEnd(kind === 'entered' ? { kind, pin } : { kind });
    } finally {
      pin.fill(0);
    }
  };
  const watchForget = (by: EntryRules) => {
    cancelForget();
    if (by.forgetMs !== null) cancelForget = clock.after(by.forgetMs, wipe);
  };
  const press = (key: PadKey) => {
    onKey(keyEvent(key));
    if (rules === null) return;
    const current = rules;
    watchForget(current);
    if (key === 'cancel') return end(current, 'canceled');
    if (key === 'clear') return wipe();
    if (key === 'backspace') {
      count = Math.max(0, count - 1);
      buffer[count] = 0;
      return;
    }
    if (key === 'enter') {
      if (count >= current.minLen || (count === 0 && current.emptyAllowed)) return end(current, 'entered');
      if (current.reportsShort) end(current, 'short');
      return;
    }
    if (count < current.maxLen) {
      buffer[count] = DIGIT_KEYS.indexOf(key);
      count += 1;
    }
  };

  return {
    begin(next, shown) {
      stop();
      wipe();
      rules = next;
      prompt = shown;
      cancelTimeout = clock.after(next.timeoutMs, () => end(next, 'timeOut'));
      watchForget(next);
    },
    abandon() {
      stop();
      wipe();
    },
    active: () => rules !== null,
    press,
    type(digits, enter = true) {
      for (const digit of digits) {
        const key = DIGIT_KEYS[Number(digit)];
        if (key !== undefined) press(key);
      }
      if (enter) press('enter');
    },
    display: () => (rules === null ? '' : `${prompt} ${'*'.repeat(count)}`.trim()),
  };
}
