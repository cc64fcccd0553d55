import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { AccountState, AccountView } from '../../../contract/views/customer.ts';
import type { Looked } from './customerStore.ts';

const BY_STATE = {
  frozen: 'ACCOUNT_FROZEN',
  dormant: 'ACCOUNT_DORMANT',
  closed: 'ACCOUNT_CLOSED',
} as const satisfies Record<Exclude<AccountState, 'active'>, WireError['code']>;

/** The error that stands at an account field after the look-up: not found, or in a state that is not posted to. Central decides; this only tells. */
export const accountRefusal = (looked: Looked<AccountView>): WireError | undefined => {
  if (looked.state === 'failed') return looked.error;
  if (looked.state === 'loading' || looked.value.state === 'active') return undefined;
  return wireError(BY_STATE[looked.value.state], { accountNumber: looked.value.number });
};
