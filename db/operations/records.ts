import type { Selectable } from 'kysely';
import { sql as fragment } from 'kysely';
import { acceptedSchema, quoteSchema } from '../../contract/central/transactions.ts';
import { wireErrorSchema } from '../../contract/errors/wire.ts';
import { type TillView, tillViewSchema } from '../../contract/views/session.ts';
import {
  documentViewSchema,
  formValuesSchema,
  type JournalRow,
  journalRowSchema,
  transactionViewSchema,
} from '../../contract/views/transaction.ts';
import type { CounterSchema } from '../schema.ts';
import { type Reader, sql, withValue } from '../sqlite/access.ts';
import { StoreFault } from '../sqlite/fault.ts';
import type { StoredTransaction } from './types.ts';

/** Rows of the database as the contract's views. What does not parse was not written by us. */

type Row = Omit<Selectable<CounterSchema['journal']>, 'amount'> & { amount: string | null };

const json = <T>(text: string | null, schema: { parse(value: unknown): T }): T | null =>
  text === null ? null : schema.parse(JSON.parse(text));

export const journalQuery = () => sql.selectFrom('journal').selectAll().select(fragment<string | null>`CAST(amount AS TEXT)`.as('amount'));

export const toStored = (row: Row): StoredTransaction => {
  const parsed = transactionViewSchema.safeParse({
    clientKey: row.client_key,
    transactionCode: row.transaction_code,
    stage: row.stage,
    businessDate: row.business_date,
    openedAt: row.opened_at,
    updatedAt: row.updated_at,
    tellerId: row.teller_id,
    tillId: row.till_id,
    values: json(row.values, formValuesSchema) ?? {},
    quote: json(row.quote, quoteSchema),
    accepted: json(row.accepted, acceptedSchema),
    error: json(row.error, wireErrorSchema),
    document: json(row.document, documentViewSchema),
    captured: row.captured_at === null ? null : { at: row.captured_at, heldBy: row.held_by, sentAt: row.sent_at },
    recovered: row.recovered === 1,
  });
  if (!parsed.success) throw new StoreFault(`journal row ${row.client_key} cannot be read: ${parsed.error.issues[0]?.message ?? ''}`);
  return { view: parsed.data, request: row.request, salt: row.salt };
};

export const toJournalRow = (row: Row): JournalRow =>
  journalRowSchema.parse({
    clientKey: row.client_key,
    transactionCode: row.transaction_code,
    stage: row.stage,
    businessDate: row.business_date,
    openedAt: row.opened_at,
    updatedAt: row.updated_at,
    tellerId: row.teller_id,
    tillId: row.till_id,
    accountNumber: row.account_number,
    currency: row.currency,
    amount: row.amount,
    traceNumber: row.trace_number,
    errorCode: row.error_code,
    unprinted: row.unprinted === 1,
    recovered: row.recovered === 1,
  });

/** The journal row of one transaction. */
export const journalRowOf = withValue((clientKey) => journalQuery().where('client_key', '=', clientKey));

export const findStored = (reader: Reader, clientKey: string): StoredTransaction | undefined => {
  const row = reader.first(journalRowOf(clientKey));
  return row === undefined ? undefined : toStored(row as Row);
};

export const tillQuery = () =>
  sql
    .selectFrom('till')
    .select(['till_id', 'teller_id', 'state', 'currency', 'denominations'])
    .select(fragment<string>`CAST(balance AS TEXT)`.as('balance'));

export const toTill = (row: {
  till_id: string;
  teller_id: string | null;
  state: string;
  currency: string;
  denominations: string;
  balance: string;
}): TillView =>
  tillViewSchema.parse({
    tillId: row.till_id,
    tellerId: row.teller_id,
    state: row.state,
    currency: row.currency,
    balance: row.balance,
    denominations: JSON.parse(row.denominations),
  });
