import { type Bound, bind, type Statement } from '../database/statement.ts';
import type { Rows } from './rows.ts';

// Everything that a batch of postings changes, in one statement: entries, pairs, accounts, their entries, cash, tills and the
// stored answers. The accounts come before their entries, so that one who lost a race for an account learns it there.
// Each part takes the rows of its own JSON list, so that one text serves every transaction and every size of batch. New values
// were computed from what the same serializable transaction has read.
export const WRITE: Statement<never> = {
  name: 'write-postings',
  text: `
    with entry as (
      insert into journal_entry (id, trace_number, branch_code, business_date, posted_at, transaction_code, channel, teller_id,
             device_id, client_key, reverses, authoriser_ids)
      select id, trace_number, branch_code, business_date, posted_at, transaction_code, 'counter', teller_id, device_id, client_key, reverses, authoriser_ids
        from json_to_recordset($1::json) as e (id uuid, trace_number text, branch_code text, business_date date,
             posted_at timestamptz, transaction_code text, teller_id text, device_id text, client_key uuid, reverses uuid,
             authoriser_ids text[])),
    pairs as (
      insert into journal_pair (entry_id, pair_number, branch_code, currency, amount, debit_subject, debit_owner, credit_subject, credit_owner)
      select entry_id, pair_number, branch_code, currency, amount, debit_subject, debit_owner, credit_subject, credit_owner
        from json_to_recordset($2::json) as p (entry_id uuid, pair_number smallint, branch_code text, currency text,
             amount bigint, debit_subject text, debit_owner text, credit_subject text, credit_owner text)),
    moved as (
      update accounts set balance = a.balance, last_sequence = a.last_sequence
        from json_to_recordset($3::json) as a (number text, balance bigint, last_sequence bigint)
       where accounts.number = a.number
      returning accounts.number),
    lines as (
      insert into account_entries (account_number, sequence, entry_id, trace_number, business_date, posted_at, transaction_code,
             summary_zh, summary_en, amount, balance_after, cash, teller_id)
      select l.account_number, l.sequence, l.entry_id, l.trace_number, l.business_date, l.posted_at, l.transaction_code,
             l.summary_zh, l.summary_en, l.amount, l.balance_after, l.cash, l.teller_id
        from moved,
             json_to_recordset($4::json) as l (account_number text, sequence bigint, entry_id uuid, trace_number text,
               business_date date, posted_at timestamptz, transaction_code text, summary_zh text, summary_en text,
               amount bigint, balance_after bigint, cash boolean, teller_id text)
       where l.account_number = moved.number),
    cash as (
      update till_cash set balance = c.balance, denominations = c.denominations
        from json_to_recordset($5::json) as c (till_id text, currency text, balance bigint, denominations jsonb)
       where till_cash.till_id = c.till_id and till_cash.currency = c.currency),
    approval as (
      update override_requests set state = 'used', entry_id = a.entry_id
        from json_to_recordset($8::json) as a (id uuid, entry_id uuid)
       where override_requests.id = a.id),
    till as (
      update tills set state = t.state, teller_id = t.teller_id
        from json_to_recordset($6::json) as t (till_id text, state text, teller_id text)
       where tills.id = t.till_id)
    insert into outcomes (device_id, client_key, route, body_hash, outcome, answer, teller_id, decided_at)
    select device_id, client_key, route, body_hash, outcome, answer, teller_id, decided_at
      from json_to_recordset($7::json) as o (device_id text, client_key uuid, route text, body_hash text, outcome text,
           answer text, teller_id text, decided_at timestamptz)`,
};

/** The statement that writes a batch. Fails with 23505 when another request with one of the keys was faster. */
export const writePostings = (rows: Rows): Bound<never> =>
  bind(
    WRITE,
    [
      rows.entries,
      rows.pairs,
      [...rows.accounts.values()],
      rows.lines,
      [...rows.cash.values()],
      [...rows.tills.values()],
      rows.outcomes,
      rows.approvals,
    ].map((each) => JSON.stringify(each)),
  );
