import canonicalize from 'canonicalize';
import type { Selectable } from 'kysely';
import { journalRowOf } from '../operations/records.ts';
import type { CounterSchema } from '../schema.ts';
import type { Reader } from '../sqlite/access.ts';
import { commitment } from './chain.ts';

/** Name under which an event of a transaction carries the commitment to its journal row. */
export const DIGEST = 'journal';

export type DigestedRow = Omit<Selectable<CounterSchema['journal']>, 'amount'> & { amount: string | null };

/** While a form is typed into, what it holds is saved without an event of the chain; the request that is sent is fixed all the same. */
const TYPED_INTO = ['open', 'quoted', 'parked'];

/** What the chain records of a journal row, besides its events: everything but the time of the last change. */
const COLUMNS = [
  'client_key',
  'transaction_code',
  'stage',
  'business_date',
  'opened_at',
  'teller_id',
  'till_id',
  'account_number',
  'currency',
  'amount',
  'trace_number',
  'error_code',
  'unprinted',
  'recovered',
  'quote',
  'request',
  'accepted',
  'error',
  'document',
] as const satisfies readonly (keyof DigestedRow)[];

/** The salted commitment to a journal row as it is. */
export const journalDigest = (row: DigestedRow): string => {
  const kept = Object.fromEntries(COLUMNS.map((column) => [column, row[column]]));
  const values = TYPED_INTO.includes(row.stage) ? null : row.values;
  const { captured_at, held_by, sent_at } = row;
  const captured = captured_at === null ? {} : { captured_at, held_by, sent_at };
  return commitment(row.salt, canonicalize({ ...kept, ...captured, values }) ?? '');
};

/** The commitment to a transaction's journal row as it is now; null where the journal has none. */
export const digestOf = (reader: Pick<Reader, 'first'>, clientKey: string): string | null => {
  const row = reader.first(journalRowOf(clientKey));
  return row === undefined ? null : journalDigest(row as DigestedRow);
};
