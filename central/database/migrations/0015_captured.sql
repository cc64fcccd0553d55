-- What a counter took in while it could not reach central, and central could not post when it came: the cash is in the till, so it is
-- booked as a debt of the bank to whoever it turns out to belong to, until somebody with a name has settled it (domain: offline envelope).
insert into subjects (code, name_zh, name_en, normal_side, subledger) values
  ('2241.02', '其他应付款-脱机业务挂账', 'Other payables: taken offline, not posted', 'C', 'none')
on conflict do nothing;

-- The number is the trace number of the entry that made the row.
create table suspended_postings (
  number text primary key,
  branch_code text not null references branches,
  device_id text not null references devices,
  client_key uuid not null,
  transaction_code text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount bigint not null check (amount > 0),
  -- The account that the customer named, as it was typed; it may not exist.
  account_number text,
  -- Who took the cash, and owns the task.
  teller_id text not null references tellers,
  business_date date not null,
  captured_on date not null,
  captured_at timestamptz not null,
  reason_code text not null,
  reason jsonb not null,
  state text not null check (state in ('open', 'settled')),
  settled_by text references tellers,
  settled_entry uuid,
  settled_on date,
  settled_to text,
  check ((state = 'settled') = (settled_by is not null and settled_entry is not null and settled_on is not null and settled_to is not null))
);
create index suspended_postings_open on suspended_postings (branch_code, number) where state = 'open';
