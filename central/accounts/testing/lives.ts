/** For tests: what becomes of one person's account of class I, as a small model. */

export type Event =
  | { readonly kind: 'open' | 'deposit' | 'withdraw'; readonly hundreds: number }
  | { readonly kind: 'report'; readonly how: 'oral' | 'written' }
  | { readonly kind: 'freeze' | 'release' | 'found' | 'print' | 'close' };

export interface Life {
  readonly state: 'none' | 'open' | 'closed';
  /** Notes of a hundred yuan. */
  readonly hundreds: number;
  readonly freezes: number;
  readonly loss: 'oral' | 'written' | null;
  readonly unprinted: number;
}

export const UNBORN: Life = { state: 'none', hundreds: 0, freezes: 0, loss: null, unprinted: 0 };

export interface Lived {
  readonly life: Life;
  /** `accepted`, or the code of the refusal. */
  readonly word: string;
}

const moved = (life: Life, by: number): Life => ({ ...life, hundreds: life.hundreds + by, unprinted: life.unprinted + 1 });

function onOpen(life: Life, event: Event): Lived {
  const no = (word: string): Lived => ({ life, word });
  const yes = (after: Partial<Life>): Lived => ({ life: { ...life, ...after }, word: 'accepted' });
  switch (event.kind) {
    case 'open':
      return no('ACCOUNT_CLASS_LIMIT');
    case 'deposit':
      return life.freezes > 0 ? no('ACCOUNT_FROZEN') : yes(moved(life, event.hundreds));
    case 'withdraw':
      if (life.freezes > 0) return no('ACCOUNT_FROZEN');
      if (life.loss !== null) return no('PASSBOOK_LOST');
      return life.hundreds < event.hundreds ? no('BALANCE_TOO_LOW') : yes(moved(life, -event.hundreds));
    case 'freeze':
      return yes({ freezes: life.freezes + 1 });
    case 'release':
      return life.freezes > 0 ? yes({ freezes: life.freezes - 1 }) : no('HOLD_UNKNOWN');
    case 'report':
      return life.loss === 'written' || (life.loss === 'oral' && event.how === 'oral') ? no('LOSS_REPORTED') : yes({ loss: event.how });
    case 'found':
      return life.loss === null ? no('LOSS_UNKNOWN') : yes({ loss: null });
    case 'print':
      return life.loss === null ? yes({ unprinted: 0 }) : no('PASSBOOK_LOST');
    case 'close':
      if (life.freezes > 0) return no('ACCOUNT_FROZEN');
      if (life.loss !== null) return no('MEDIUM_LOST');
      return life.unprinted > 0 ? no('PASSBOOK_UNPOSTED') : yes({ ...UNBORN, state: 'closed' });
  }
}

const AFTER_THE_END: Readonly<Partial<Record<Event['kind'], string>>> = {
  release: 'HOLD_UNKNOWN',
  found: 'LOSS_UNKNOWN',
  print: 'PASSBOOK_UNKNOWN',
};

/** What the model expects of an event, and how things stand after it. An account that never was has only an opening before it. */
export function live(life: Life, event: Event): Lived {
  if (life.state === 'open') return onOpen(life, event);
  if (event.kind === 'open')
    return { life: { ...UNBORN, state: 'open', hundreds: event.hundreds, unprinted: event.hundreds > 0 ? 1 : 0 }, word: 'accepted' };
  return { life, word: AFTER_THE_END[event.kind] ?? 'ACCOUNT_CLOSED' };
}
