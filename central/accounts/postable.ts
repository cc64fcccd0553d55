import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { AccountRow } from './account.ts';

const REFUSALS = { frozen: 'ACCOUNT_FROZEN', closed: 'ACCOUNT_CLOSED', dormant: 'ACCOUNT_DORMANT' } as const;

/** An account that may be posted to in this currency, or why it may not. Null: there is none of the number. */
export function postable(account: AccountRow | null, number: string, currency: string): Result<AccountRow, WireError> {
  if (account === null) return refuse('ACCOUNT_UNKNOWN', { accountNumber: number });
  if (account.state !== 'active') return refuse(REFUSALS[account.state], { accountNumber: number });
  if (account.currency !== currency) return refuse('ACCOUNT_CURRENCY_DIFFERS', { accountCurrency: account.currency });
  return ok(account);
}
