import type { WireError } from '../../contract/errors/wire.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import { type AccountRow, findAccount } from './account.ts';

const REFUSALS = { frozen: 'ACCOUNT_FROZEN', closed: 'ACCOUNT_CLOSED', dormant: 'ACCOUNT_DORMANT' } as const;

/** An account that may be posted to in this currency, or why it may not. */
export async function postableAccount(db: Db | Tx, number: string, currency: string): Promise<Result<AccountRow, WireError>> {
  const account = await findAccount(db, number);
  if (account === null) return refuse('ACCOUNT_UNKNOWN', { accountNumber: number });
  if (account.state !== 'active') return err(refuse(REFUSALS[account.state], { accountNumber: number }).error);
  if (account.currency !== currency) return refuse('ACCOUNT_CURRENCY_DIFFERS', { accountCurrency: account.currency });
  return ok(account);
}
