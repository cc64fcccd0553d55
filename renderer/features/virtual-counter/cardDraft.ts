import { type Pan, parsePan } from '../../../contract/identifiers/pan.ts';
import type { AccountDetails, AccountView, CustomerView } from '../../../contract/views/customer.ts';

/** What stands on the sandbox's card, as typed. */
export interface CardDraft {
  readonly pan: string;
  /** YYMM. */
  readonly expiry: string;
  readonly name: string;
  readonly chip: boolean;
  readonly stripe: 'same' | 'other' | 'none';
}

/**
 * The card of an account: the one it has, or for an account without one a card that carries the account's own number, whose last digit is a
 * Luhn digit as well.
 */
export const panOfAccount = (account: (Pick<AccountView, 'number'> & Partial<Pick<AccountDetails, 'medium'>>) | null): string => {
  if (account === null) return '';
  return account.medium?.type === 'card' ? account.medium.number : account.number;
};

/** The name as a stripe has it: `SURNAME/GIVEN`, in the letters that track 1 knows. */
export const nameOnCard = (customer: Pick<CustomerView, 'pinyin'> | null): string => {
  const words = (customer?.pinyin ?? '')
    .toUpperCase()
    .replaceAll(/[^A-Z ]/g, '')
    .split(' ')
    .filter((word) => word !== '');
  const [surname, ...given] = words;
  if (surname === undefined) return 'CARDHOLDER/SANDBOX';
  return (given.length === 0 ? surname.padEnd(2, '/') : `${surname}/${given.join('')}`).slice(0, 26);
};

/** The card, or which of its fields is none. */
export const cardOf = (
  draft: CardDraft,
): { readonly ok: true; readonly pan: Pan } | { readonly ok: false; readonly field: 'pan' | 'expiry' } => {
  const pan = parsePan(draft.pan);
  if (!pan.ok) return { ok: false, field: 'pan' };
  return /^\d\d(0[1-9]|1[0-2])$/.test(draft.expiry) ? { ok: true, pan: pan.value.value } : { ok: false, field: 'expiry' };
};
