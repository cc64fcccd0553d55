import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { AccountView } from '../../contract/views/customer.ts';
import { refuse } from '../answer.ts';
import { type AccountRow, toAccountView } from './account.ts';
import { LINES_PER_BOOK } from './media.ts';

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

/** The account as it is once it has a new book; what was printed through is carried over. */
export const withBook = (account: AccountRow, number: string): AccountView =>
  toAccountView({
    ...account,
    book_number: number,
    book_state: 'active',
    next_line: 1,
    lines_per_book: LINES_PER_BOOK,
    version: 0,
    printed_through: account.printed_through ?? 0n,
  });

/** The account once its book was reported lost, or was found: a found book that has no free line is full. */
export function withBookState(account: AccountRow, lost: boolean): AccountView {
  const { book_state: state, next_line: next, lines_per_book: lines } = account;
  if (state === null) return toAccountView(account);
  const found = next !== null && lines !== null && next > lines ? 'full' : 'active';
  return toAccountView({ ...account, book_state: lost ? 'lost' : found });
}
