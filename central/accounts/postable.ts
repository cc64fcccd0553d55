import type { WireError } from '../../contract/errors/wire.ts';
import { formatAmount } from '../../contract/money/amount.ts';
import type { Currency } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import { type AccountRow, available } from './account.ts';

const REFUSALS = { frozen: 'ACCOUNT_FROZEN', closed: 'ACCOUNT_CLOSED', dormant: 'ACCOUNT_DORMANT' } as const;

/** An account that may be posted to in this currency, or why it may not. Null: there is none of the number. */
export function postable(account: AccountRow | null, number: string, currency: string): Result<AccountRow, WireError> {
  if (account === null) return refuse('ACCOUNT_UNKNOWN', { accountNumber: number });
  if (account.state !== 'active') return refuse(REFUSALS[account.state], { accountNumber: number });
  if (account.currency !== currency) return refuse('ACCOUNT_CURRENCY_DIFFERS', { accountCurrency: account.currency });
  return ok(account);
}

/** As `postable`, for taking this amount out: no stop payment, no lost book, and enough that is not held. */
export function debitable(account: AccountRow | null, number: string, currency: string, amount: bigint): Result<AccountRow, WireError> {
  const found = postable(account, number, currency);
  if (!found.ok) return found;
  const { book_number: passbookNumber, book_state: book } = found.value;
  // A report of loss stops debits as well; it is the one that the teller can do something about.
  if (book === 'lost' && passbookNumber !== null) return refuse('PASSBOOK_LOST', { passbookNumber });
  if (found.value.debit_stop) return refuse('ACCOUNT_DEBITS_STOPPED', { accountNumber: number });
  const free = available(found.value);
  return free < amount ? refuse('BALANCE_TOO_LOW', { available: formatAmount(free, currency as Currency) }) : found;
}
