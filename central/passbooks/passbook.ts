import type { AccountNumber } from '../../contract/primitives.ts';
import type { PassbookView } from '../../contract/views/customer.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';

const select = (db: Db | Tx) =>
  db
    .selectFrom('passbooks')
    .innerJoin('accounts', 'accounts.number', 'passbooks.account_number')
    .selectAll('passbooks')
    .select('accounts.last_sequence');

export type PassbookRow = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

export async function findPassbook(db: Db | Tx, number: string): Promise<PassbookRow | null> {
  return (await select(db).where('passbooks.number', '=', number).executeTakeFirst()) ?? null;
}

export const toPassbookView = (row: PassbookRow): PassbookView => ({
  number: row.number,
  accountNumber: row.account_number as AccountNumber,
  state: row.state,
  nextLine: row.next_line,
  linesPerBook: row.lines_per_book,
  version: row.version,
  unpostedLines: Number(row.last_sequence - row.printed_through),
});
