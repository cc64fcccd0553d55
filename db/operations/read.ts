import { sql as fragment } from 'kysely';
import type { ClientKey } from '../../contract/primitives.ts';
import type { Stage, TransactionView } from '../../contract/views/transaction.ts';
import { type JournalRow, stageSchema } from '../../contract/views/transaction.ts';
import { auditBodySchema } from '../audit/body.ts';
import { type Reader, sql } from '../sqlite/access.ts';
import { findStored, journalQuery, toJournalRow, toStored } from './records.ts';
import type { OutboxItem, StoredTransaction } from './types.ts';

export const getTransaction = (reader: Reader, clientKey: ClientKey): StoredTransaction | null => findStored(reader, clientKey) ?? null;

/**
 * A rejected transaction posted nothing and is finished as it stands; a corrected one is a new form with a key of its own. In the words
 * of the index `journal_unfinished`: SQLite uses a partial index only for a query that repeats its condition, and without it every
 * question after what is under way would read the whole journal.
 */
export const isUnfinished = fragment<boolean>`stage NOT IN ('done', 'void', 'reversed', 'rejected')`;

/** Transactions that are not finished, oldest first; of one teller, or of all. */
export const unfinished = (reader: Reader, tellerId: string | null): TransactionView[] => {
  const query = journalQuery().where(isUnfinished);
  // By the plus sign SQLite sorts the few that it found, instead of walking the whole journal in the order of its keys.
  const ordered = tellerId === null ? query.orderBy(fragment`+client_key`) : query.where('teller_id', '=', tellerId).orderBy('client_key');
  return reader.all(ordered).map((row) => toStored(row as never).view);
};

/** How many transactions wait for something, without reading what they are. */
export interface WaitingCounts {
  /** Sent, and nobody knows yet. */
  readonly inDoubt: number;
  /** Taken in offline and not posted yet. */
  readonly queued: number;
  /** Lines that are on paper and central does not know it yet. */
  readonly acknowledgements: number;
}

export const waitingCounts = (reader: Reader): WaitingCounts => {
  const stages = reader.all(
    sql.selectFrom('journal').select('stage').select(fragment<number>`COUNT(*)`.as('count')).where(isUnfinished).groupBy('stage'),
  );
  const of = (stage: Stage): number => Number(stages.find((each) => each.stage === stage)?.count ?? 0);
  const outbox = sql.selectFrom('outbox').select(fragment<number>`COUNT(*)`.as('count')).where('kind', '=', 'acknowledgement');
  return { inDoubt: of('inDoubt') + of('sending'), queued: of('queued'), acknowledgements: Number(reader.first(outbox)?.count ?? 0) };
};

export interface PageRequest {
  readonly limit: number;
  readonly before: ClientKey | null;
  readonly businessDate: string | null;
  readonly stage: Stage | null;
  readonly transactionCode?: string | null;
  /** Minor units, both ends included. */
  readonly amountFrom?: string | null;
  readonly amountTo?: string | null;
  /** Part of a trace number, an account number or a teller's number. */
  readonly text?: string | null;
}

/** A text that is looked for as it stands: `%` and `_` mean themselves. */
const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** Newest first, by keyset: UUIDv7 keys sort by time, so the key itself is the cursor. Forms that were never sent and given up are left out. */
export const journalPage = (reader: Reader, page: PageRequest): { rows: JournalRow[]; next: ClientKey | null } => {
  let query = journalQuery()
    .orderBy('client_key', 'desc')
    .limit(page.limit + 1);
  if (page.before !== null) query = query.where('client_key', '<', page.before);
  if (page.businessDate !== null) query = query.where('business_date', '=', page.businessDate);
  if (page.stage !== null) query = query.where('stage', '=', page.stage);
  const { transactionCode, amountFrom, amountTo, text } = page;
  if (transactionCode != null) query = query.where('transaction_code', '=', transactionCode);
  if (amountFrom != null) query = query.where('amount', '>=', BigInt(amountFrom));
  if (amountTo != null) query = query.where('amount', '<=', BigInt(amountTo));
  if (text != null && text !== '') {
    const part = containing(text);
    query = query.where(
      fragment<boolean>`(trace_number LIKE ${part} ESCAPE '\\' OR account_number LIKE ${part} ESCAPE '\\' OR teller_id LIKE ${part} ESCAPE '\\')`,
    );
  }
  const rows = reader.all(query).map((row) => toJournalRow(row as never));
  const shown = rows.slice(0, page.limit);
  return { rows: shown, next: rows.length > page.limit ? (shown.at(-1)?.clientKey ?? null) : null };
};

export interface HistoryStep {
  readonly sequence: number;
  readonly at: string;
  readonly event: string;
  readonly stage: Stage | null;
  readonly system: boolean;
}

export const history = (reader: Reader, clientKey: ClientKey): HistoryStep[] =>
  reader.all(sql.selectFrom('audit').select('body').where('client_key', '=', clientKey).orderBy('sequence')).map(({ body }) => {
    const row = auditBodySchema.parse(JSON.parse(body));
    return {
      sequence: row.sequence,
      at: row.at,
      event: row.event,
      stage: stageSchema.nullable().parse(row.stage),
      system: row.tellerId === null,
    };
  });

/** The newest instant that was ever recorded here, that of the audit chain's last row; null in an empty database. */
export const newestRecord = (reader: Reader): string | null => {
  const last = reader.first(sql.selectFrom('audit').select('body').orderBy('sequence', 'desc').limit(1));
  return last === undefined ? null : auditBodySchema.parse(JSON.parse(last.body)).at;
};

/** What was taken in offline and is not posted yet, oldest first, so that it is forwarded in the order in which it was taken. */
export const captured = (reader: Reader): StoredTransaction[] =>
  reader
    .all(journalQuery().where(isUnfinished).where('stage', '=', 'queued').orderBy('captured_at').orderBy('client_key'))
    .map((row) => toStored(row as never));

/** What central still has to hear, oldest first. */
export const outboxItems = (reader: Reader): OutboxItem[] =>
  reader
    .all(
      sql
        .selectFrom('outbox')
        .innerJoin('journal', 'journal.client_key', 'outbox.client_key')
        .select(['outbox.client_key', 'outbox.kind', 'outbox.request', 'outbox.queued_at', 'journal.account_number'])
        .orderBy('outbox.client_key'),
    )
    .map((row) => ({
      clientKey: row.client_key as ClientKey,
      kind: row.kind,
      request: row.request,
      queuedAt: row.queued_at,
      accountNumber: row.account_number,
    }));

/** A posting of the same amount on the same account whose outcome nobody knows. */
export const inDoubtTwin = (reader: Reader, input: { clientKey: ClientKey; accountNumber: string; amount: string }): ClientKey | null => {
  const row = reader.first(
    sql
      .selectFrom('journal')
      .select('client_key')
      .where(isUnfinished)
      .where('stage', 'in', ['sending', 'inDoubt'])
      .where('account_number', '=', input.accountNumber)
      .where('amount', '=', BigInt(input.amount))
      .where('client_key', '!=', input.clientKey)
      .limit(1),
  );
  return row === undefined ? null : (row.client_key as ClientKey);
};
