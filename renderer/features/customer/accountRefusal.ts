import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { AccountState, AccountView } from '../../../contract/views/customer.ts';
import type { Looked } from './customerStore.ts';

const BY_STATE = {
  frozen: 'ACCOUNT_FROZEN',
  dormant: 'ACCOUNT_DORMANT',
  closed: 'ACCOUNT_CLOSED',
} as const satisfies Record<Exclude<AccountState, 'active'>, WireError['code']>;

/**
 * The error that stands at an account field after the look-up: not found, or in a state that the transaction does not take. Central
 * decides; this only tells.
 */
export const accountRefusal = (looked: Looked<AccountView>, taken: readonly AccountState[] = ['active']): WireError | undefined => {
  if (looked.state === 'failed') return looked.error;
  if (looked.state === 'loading') return undefined;
  const { state, number } = looked.value;
  return state === 'active' || taken.includes(state) ? undefined : wireError(BY_STATE[state], { accountNumber: number });
};
