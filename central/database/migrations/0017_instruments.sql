-- Bank drafts, cashier's cheques and presented or stopped cheques (domain: instruments). Their money has subjects of its own, so that each
-- can be compared with its register; differences between branches of drafts that were paid and not settled yet (汇差) stand apart from
-- all other clearing.
insert into subjects (code, name_zh, name_en, normal_side, subledger) values
  ('2011.11', '吸收存款-汇出汇款', 'Deposits: drafts issued', 'C', 'none'),
  ('2011.12', '吸收存款-开出本票', 'Deposits: cashier''s cheques issued', 'C', 'none'),
  ('2011.13', '吸收存款-应解汇款（票据）', 'Deposits: payable on instruments', 'C', 'none'),
  ('3001.01', '清算资金往来-汇票', 'Clearing between branches: drafts', 'D', 'none')
on conflict do nothing;

-- The keys under which check codes may be computed. The key itself is never in the database. The sandbox's one is public and allowed
-- in sandboxes only.
create table check_code_keys (
  name text primary key check (name in ('sandbox'))
);
insert into check_code_keys select 'sandbox' where exists (select 1 from tellers where totp_secret like 'sandbox.%');

-- One row for each instrument that the bank has issued.
create table instruments (
  kind text not null check (kind in ('draft', 'cashiersCheque')),
  number text not null check (number ~ '^[0-9]{8,20}$'),
  state text not null check (state in ('issued', 'overdue', 'stopped', 'paid', 'settled', 'refunded', 'cancelled')),
  issuing_branch text not null references branches,
  -- Who has copy 1 and settles; another branch once the card has moved.
  card_branch text not null references branches,
  issued_on date not null,
  due_on date not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount bigint not null check (amount > 0),
  -- Marked 现金.
  cash boolean not null,
  face text not null check (face in ('fixed', 'free')),
  applicant_name text not null,
  applicant_kind text not null check (applicant_kind in ('individual', 'unit')),
  -- Null: paid for with cash.
  applicant_account text references accounts,
  applicant_id_type text,
  applicant_id_number text,
  payee_name text not null,
  payee_kind text not null check (payee_kind in ('individual', 'unit')),
  agent_branch text references branches,
  transferable boolean not null,
  remark text not null,
  code_key text not null,
  issued_by text not null references tellers,
  issued_entry uuid not null,
  paid_branch text references branches,
  paid_on date,
  paid_amount bigint check (paid_amount > 0 and paid_amount <= amount),
  paid_entry uuid,
  -- Where the surplus of a settled draft is: credited, waiting for the applicant, or paid to the applicant in cash.
  surplus_to text check (surplus_to in ('account', 'payable', 'cash')),
  stopped_on date,
  released_from date,
  court_document text,
  primary key (kind, number),
  check ((applicant_account is null) = (applicant_id_number is not null)),
  check (not cash or (applicant_kind = 'individual' and payee_kind = 'individual')),
  check (kind <> 'draft' or not cash or agent_branch is not null),
  check ((state in ('paid', 'settled')) = (paid_on is not null)),
  check ((paid_on is null) = (paid_entry is null) and (paid_on is null) = (paid_amount is null) and (paid_on is null) = (paid_branch is null)),
  check ((state = 'stopped') = (stopped_on is not null))
);
create index instruments_branch on instruments (card_branch, kind, number);
create index instruments_due on instruments (due_on) where state = 'issued';

-- Who did which step of an instrument, and when. Steps of the end of the day have no teller and no entry.
create table instrument_steps (
  kind text not null,
  number text not null,
  step integer not null check (step > 0),
  event text not null,
  state text not null,
  branch_code text not null references branches,
  teller_id text references tellers,
  second_teller text references tellers,
  entry_id uuid,
  business_date date not null,
  done_at timestamptz not null,
  note text not null,
  primary key (kind, number, step),
  foreign key (kind, number) references instruments,
  check ((teller_id is null) = (entry_id is null))
);

-- Cheques that came back to the bank, or whose payment is stopped. Those that a customer still has have no row.
create table cheques (
  type text not null check (type in ('cashCheque', 'transferCheque')),
  number text not null check (number ~ '^[0-9]{8,20}$'),
  account_number text not null references accounts,
  state text not null check (state in ('stopped', 'released', 'paid', 'bounced')),
  amount bigint check (amount > 0),
  stopped_on date,
  released_from date,
  court_document text,
  teller_id text not null references tellers,
  entry_id uuid not null,
  business_date date not null,
  note text not null,
  primary key (type, number),
  check ((state = 'stopped') = (stopped_on is not null)),
  check ((state in ('paid', 'bounced')) = (amount is not null))
);
