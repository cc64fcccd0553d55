import { sql } from 'kysely';
import type { Tx } from '../../database/serializable.ts';
import { type BulkInsert, bulkInsert } from './bulk.ts';

const DATED = { id: 'uuid', customer_number: 'text', valid_from: 'date', valid_until: 'date' } as const;

/** What the sandbox's customers and accounts fill, in an order in which what is referred to comes first. */
const INSERTS = {
  journal_entry: bulkInsert('journal_entry', {
    id: 'uuid',
    trace_number: 'text',
    branch_code: 'text',
    business_date: 'date',
    posted_at: 'timestamptz',
    transaction_code: 'text',
    channel: 'text',
    teller_id: 'text',
  }),
  journal_pair: bulkInsert('journal_pair', {
    entry_id: 'uuid',
    pair_number: 'int4',
    branch_code: 'text',
    currency: 'text',
    amount: 'int8',
    debit_subject: 'text',
    debit_owner: 'text',
    credit_subject: 'text',
    credit_owner: 'text',
  }),
  customers: bulkInsert('customers', {
    number: 'text',
    kind: 'text',
    name: 'text',
    pinyin: 'text',
    search_name: 'text',
    search_pinyin: 'text',
    search_initials: 'text',
    match_name: 'text',
    id_type: 'text',
    id_number: 'text',
    phone: 'text',
    birth_date: 'date',
    sex: 'text',
    nationality: 'text',
    occupation: 'text',
    address: 'text',
    grade_code: 'text',
    grade_since: 'date',
    grade_basis: 'text',
    since: 'date',
  }),
  customer_name_parts: bulkInsert('customer_name_parts', { part: 'text', customer_number: 'text' }),
  customer_documents: bulkInsert('customer_documents', {
    identity_key: 'text',
    customer_number: 'text',
    id_type: 'text',
    id_number: 'text',
    issuer_country: 'text',
    issued_on: 'date',
    expires_on: 'date',
    main: 'bool',
  }),
  customer_addresses: bulkInsert('customer_addresses', { ...DATED, kind: 'text', country: 'text', postcode: 'text', address: 'text' }),
  customer_phones: bulkInsert('customer_phones', { ...DATED, kind: 'text', phone: 'text' }),
  customer_relationships: bulkInsert('customer_relationships', {
    ...DATED,
    kind: 'text',
    other_customer_number: 'text',
    other_name: 'text',
    other_id_type: 'text',
    other_id_number: 'text',
    share_bp: 'int4',
    scope: 'text',
  }),
  customer_grade_history: bulkInsert('customer_grade_history', {
    id: 'uuid',
    customer_number: 'text',
    grade_code: 'text',
    graded_on: 'date',
    basis: 'text',
    teller_id: 'text',
    recorded_at: 'timestamptz',
  }),
  accounts: bulkInsert('accounts', {
    number: 'text',
    customer_number: 'text',
    product_code: 'text',
    branch_code: 'text',
    currency: 'text',
    state: 'text',
    opened_on: 'date',
    balance: 'int8',
    hold: 'int8',
    class: 'text',
    face_to_face: 'bool',
    debit_stop: 'bool',
    last_sequence: 'int8',
  }),
  account_entries: bulkInsert('account_entries', {
    account_number: 'text',
    sequence: 'int8',
    entry_id: 'uuid',
    trace_number: 'text',
    business_date: 'date',
    posted_at: 'timestamptz',
    transaction_code: 'text',
    summary_zh: 'text',
    summary_en: 'text',
    amount: 'int8',
    balance_after: 'int8',
    cash: 'bool',
    teller_id: 'text',
    passbook_number: 'text',
    printed_line: 'int4',
  }),
  passbooks: bulkInsert('passbooks', {
    number: 'text',
    account_number: 'text',
    state: 'text',
    lines_per_book: 'int4',
    next_line: 'int4',
    printed_through: 'int8',
    version: 'int4',
  }),
  account_holds: bulkInsert('account_holds', {
    id: 'uuid',
    account_number: 'text',
    kind: 'text',
    amount: 'int8',
    authority: 'text',
    document_number: 'text',
    requesters: 'jsonb',
    placed_on: 'date',
    ends_on: 'date',
    placed_entry: 'uuid',
    state: 'text',
    ended_on: 'date',
    ended_entry: 'uuid',
    end_reason: 'text',
  }),
  deposits: bulkInsert('deposits', {
    account_number: 'text',
    certificate_number: 'text',
    opened_on: 'date',
    term_started_on: 'date',
    matures_on: 'date',
    contract_rate: 'text',
    principal: 'int8',
    rollover: 'bool',
    partials: 'int4',
    notice_given_on: 'date',
    notice_date: 'date',
    notice_amount: 'int8',
    unused_notices: 'int4',
  }),
  deposit_terms: bulkInsert('deposit_terms', {
    account_number: 'text',
    started_on: 'date',
    matured_on: 'date',
    contract_rate: 'text',
    principal: 'int8',
    interest: 'int8',
    tax: 'int8',
    entry_id: 'uuid',
  }),
  interest_positions: bulkInsert('interest_positions', {
    account_number: 'text',
    settled_through: 'date',
    opening_sequence: 'int8',
    settled_sequence: 'int8',
    accrued: 'int8',
  }),
  accruals: bulkInsert('accruals', {
    account_number: 'text',
    business_date: 'date',
    kind: 'text',
    branch_code: 'text',
    currency: 'text',
    amount: 'int8',
    entry_id: 'uuid',
  }),
  customer_services: bulkInsert('customer_services', {
    customer_number: 'text',
    service: 'text',
    status: 'text',
    account_number: 'text',
    signed_on: 'date',
    changed_on: 'date',
  }),
} as const;

type Inserts = typeof INSERTS;
type Filled = keyof Inserts;
type RowOf<T extends Filled> = Inserts[T] extends BulkInsert<infer Row> ? Row : never;

/** Rows that wait to be written, by table. */
export type Rows = { readonly [T in Filled]: RowOf<T>[] };

export const FILLED_TABLES = Object.keys(INSERTS) as Filled[];

export const emptyRows = (): Rows => Object.fromEntries(FILLED_TABLES.map((table) => [table, []])) as unknown as Rows;

/**
 * Writes what waits, all tables in one statement: the server is busy with it while the next rows are invented. Foreign keys are looked at
 * when it ends.
 */
export async function writeRows(tx: Tx, rows: Rows): Promise<void> {
  const parts = FILLED_TABLES.flatMap((table) => {
    const waiting: readonly unknown[] = rows[table];
    return waiting.length === 0 ? [] : [sql`${sql.ref(`into_${table}`)} as (${(INSERTS[table] as BulkInsert<unknown>)(waiting)})`];
  });
  if (parts.length > 0) await sql`with ${sql.join(parts)} select 1`.execute(tx);
}
