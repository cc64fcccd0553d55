import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { AccountRow } from './account.ts';

/** The book in use of an account. */
export interface Book {
  readonly number: string;
  readonly state: 'active' | 'full';
  readonly nextLine: number;
  readonly version: number;
  /** The last entry that is on paper. */
  readonly printedThrough: bigint;
  readonly unposted: bigint;
}

/** The book that was put into the printer, when it is the account's and was not lost. Frozen accounts' books are printed, too. */
export function bookOf(account: AccountRow | null, accountNumber: string, passbookNumber: string): Result<Book, WireError> {
  if (account === null) return refuse('ACCOUNT_UNKNOWN', { accountNumber });
  if (account.state === 'closed') return refuse('ACCOUNT_CLOSED', { accountNumber });
  const { book_number: number, book_state: state, next_line, version, printed_through } = account;
  if (number !== passbookNumber || next_line === null || version === null || printed_through === null)
    return refuse('PASSBOOK_UNKNOWN', { passbookNumber });
  if (state === 'lost') return refuse('PASSBOOK_LOST', { passbookNumber });
  return ok({
    number,
    state: state === 'full' ? 'full' : 'active',
    nextLine: next_line,
    version,
    printedThrough: printed_through,
    unposted: account.last_sequence - printed_through,
  });
}
