-- What an account may and may not, beside its balance.

-- Personal settlement accounts by class; null where classes do not apply (domain: compliance).
alter table accounts add column class text check (class in ('I', 'II', 'III'));
-- Whether it was opened or upgraded at a counter, where somebody saw the holder.
alter table accounts add column face_to_face boolean not null default true;
-- Stop payment 止付: credits only.
alter table accounts add column debit_stop boolean not null default false;
alter table accounts add constraint accounts_closed_is_free check (state <> 'closed' or not debit_stop);

-- Freezes, stops and their ends. Rows are never deleted; `accounts.state`, `hold` and `debit_stop` follow from those in force, which
-- the check command compares.
create table account_holds (
  id uuid primary key,
  account_number text not null references accounts,
  -- freeze: the whole account; amount: a part of its balance; stop: no debits.
  kind text not null check (kind in ('freeze', 'amount', 'stop')),
  -- Minor units.
  amount bigint check (amount > 0),
  authority text not null check (authority in ('court', 'police', 'procuratorate', 'bank')),
  document_number text not null,
  -- Who came with the order, and with which IDs: a freeze needs two of them (domain: compliance).
  requesters jsonb not null,
  placed_on date not null,
  ends_on date not null check (ends_on >= placed_on),
  placed_entry uuid not null,
  state text not null check (state in ('active', 'released', 'lapsed')),
  ended_on date,
  ended_entry uuid,
  end_reason text,
  check ((kind = 'amount') = (amount is not null)),
  check ((state = 'active') = (ended_on is null))
);
create index account_holds_active on account_holds (account_number) where state = 'active';
create index account_holds_ending on account_holds (ends_on) where state = 'active';

-- A pattern in a CHECK is run anew for every row, its automaton built from nothing each time: measured, 40 in 100 parts of what a
-- posting cost the server. On the tables of the hot path the same is said without patterns.
alter table journal_entry drop constraint journal_entry_trace_number_check;
alter table journal_entry add constraint journal_entry_trace_number_check
  check (length(trace_number) between 8 and 20 and translate(trace_number, '0123456789', '') = '');
alter table journal_entry drop constraint journal_entry_transaction_code_check;
alter table journal_entry add constraint journal_entry_transaction_code_check
  check (length(transaction_code) = 4 and translate(transaction_code, '0123456789', '') = '');
alter table journal_pair drop constraint journal_pair_currency_check;
alter table journal_pair add constraint journal_pair_currency_check
  check (length(currency) = 3 and translate(currency, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '') = '');
alter table journal_pair drop constraint journal_pair_debit_subject_check;
alter table journal_pair add constraint journal_pair_debit_subject_check
  check (length(debit_subject) >= 4 and translate(debit_subject, '0123456789.', '') = '');
alter table journal_pair drop constraint journal_pair_credit_subject_check;
alter table journal_pair add constraint journal_pair_credit_subject_check
  check (length(credit_subject) >= 4 and translate(credit_subject, '0123456789.', '') = '');
alter table accounts drop constraint accounts_number_check;
alter table accounts add constraint accounts_number_check
  check (length(number) between 8 and 32 and translate(number, '0123456789', '') = '');
alter table accounts drop constraint accounts_currency_check;
alter table accounts add constraint accounts_currency_check
  check (length(currency) = 3 and translate(currency, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '') = '');
alter table till_cash drop constraint till_cash_currency_check;
alter table till_cash add constraint till_cash_currency_check
  check (length(currency) = 3 and translate(currency, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '') = '');
alter table outcomes drop constraint outcomes_body_hash_check;
alter table outcomes add constraint outcomes_body_hash_check
  check (length(body_hash) = 64 and translate(body_hash, '0123456789abcdef', '') = '');
alter table quotes drop constraint quotes_figures_hash_check;
alter table quotes add constraint quotes_figures_hash_check
  check (length(figures_hash) = 64 and translate(figures_hash, '0123456789abcdef', '') = '');
