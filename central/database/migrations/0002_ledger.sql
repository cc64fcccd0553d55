-- The double-entry ledger.
--
-- An unbalanced entry cannot be written down. An entry is a set of pairs, and one pair is one amount in one currency that
-- stands on the debit side of one subject and on the credit side of another. A row has both sides or does not exist, so that
-- debits equal credits in each currency after any insert, update or delete, made by this program or by hand. An entry with
-- several lines on one side (one debit, two credits) is several pairs; `journal_line` shows entries in the usual form.
--
-- Chosen over a deferred trigger or a check of totals because it needs neither triggers nor deferrable constraints, costs no
-- extra statement, and works the same on YugabyteDB and CockroachDB.

-- Chart of accounts, MOF 2006 codes by default (domain: till, vouchers and accounting). Data, so that a bank may bring its own.
create table subjects (
  code text primary key check (code ~ '^[0-9]{4}([.][0-9]{2})*$'),
  name_zh text not null,
  name_en text not null,
  normal_side text not null check (normal_side in ('D', 'C')),
  -- Whose balances must add up to this subject: none, the customers' accounts, or the tills.
  subledger text not null check (subledger in ('none', 'account', 'till'))
);

create table journal_entry (
  id uuid primary key,
  trace_number text not null unique check (trace_number ~ '^[0-9]{8,20}$'),
  -- Where and when it was booked.
  branch_code text not null,
  business_date date not null,
  posted_at timestamptz not null,
  transaction_code text not null check (transaction_code ~ '^[0-9]{4}$'),
  channel text not null check (channel in ('counter', 'system')),
  -- Null for what the system books by itself: such an entry never stands under a teller's name.
  teller_id text,
  device_id text,
  client_key uuid,
  reverses uuid references journal_entry,
  -- A key books once, whatever the program does.
  unique (device_id, client_key),
  check ((channel = 'counter') = (teller_id is not null)),
  check ((client_key is null) = (device_id is null))
);

-- No foreign key to the entry, and below none from account entries: checking it reads the newest page of the index, where every
-- other posting is just writing, so that each two serializable postings would collide (measured: half of all had to be retried,
-- without it 3 in 1,000). Both are written by one statement; the check command compares them.
create table journal_pair (
  entry_id uuid not null,
  pair_number smallint not null check (pair_number > 0),
  -- The branch in whose books both sides stand. Between branches an entry has a pair in each, through 3001.
  branch_code text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Minor units.
  amount bigint not null check (amount > 0),
  -- No foreign key to subjects: every posting would lock the same two rows of it. The check command compares them.
  debit_subject text not null check (debit_subject ~ '^[0-9]{4}([.][0-9]{2})*$'),
  -- The account or till that the side belongs to, where the subject has a subledger.
  debit_owner text,
  credit_subject text not null check (credit_subject ~ '^[0-9]{4}([.][0-9]{2})*$'),
  credit_owner text,
  primary key (entry_id, pair_number),
  check (debit_subject <> credit_subject or debit_owner is distinct from credit_owner)
);

create view journal_line as
  select entry_id, pair_number * 2 - 1 as line_number, branch_code, currency,
         'D' as side, debit_subject as subject, debit_owner as owner, amount
    from journal_pair
  union all
  select entry_id, pair_number * 2, branch_code, currency, 'C', credit_subject, credit_owner, amount
    from journal_pair;

-- Trace numbers are unique and rising, not gapless: a rolled back posting leaves a gap.
create sequence trace_serial;
