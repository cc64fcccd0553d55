-- 托收承付 and 委托收款 between accounts of the bank (domain: instruments): sent by the payee's branch, notified to the payer, refused in
-- writing or paid, at the latest by the bank itself when the days are over. The number is the trace number of the sending.
create table collections (
  number text primary key,
  kind text not null check (kind in ('acceptance-documents', 'acceptance-goods', 'entrusted')),
  state text not null check (state in ('sent', 'notified', 'partlyPaid', 'paid', 'refused', 'returned')),
  sending_branch text not null references branches,
  payee_account text not null references accounts,
  payer_account text not null references accounts,
  payer_branch text not null references branches,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount bigint not null check (amount > 0),
  paid bigint not null default 0 check (paid >= 0 and paid <= amount),
  -- Late fees that the payer paid on top.
  late_paid bigint not null default 0 check (late_paid >= 0),
  contract_number text not null,
  documents text not null,
  sent_on date not null,
  sent_by text not null references tellers,
  sent_entry uuid not null,
  notified_on date,
  -- Last day for a refusal in writing; silence is consent.
  due_on date,
  closed_on date,
  reason text not null default '',
  check ((notified_on is null) = (due_on is null)),
  check ((state = 'sent') = (notified_on is null)),
  check ((state = 'paid') = (paid = amount)),
  check (state <> 'partlyPaid' or paid > 0),
  check ((state in ('paid', 'refused', 'returned')) = (closed_on is not null))
);
create index collections_payer on collections (payer_branch, number) where state in ('sent', 'notified', 'partlyPaid');
create index collections_due on collections (due_on) where state in ('notified', 'partlyPaid');

-- What was done with a collection. The end of a day has no teller.
create table collection_steps (
  number text not null references collections,
  step integer not null check (step > 0),
  event text not null check (event in ('send', 'notify', 'pay', 'refuse', 'return')),
  amount bigint not null check (amount >= 0),
  late bigint not null check (late >= 0),
  branch_code text not null references branches,
  teller_id text references tellers,
  entry_id uuid not null,
  business_date date not null,
  done_at timestamptz not null,
  note text not null,
  primary key (number, step)
);
