-- The branch side: second factor, cash on its way, counts, differences, counterfeits, controlled vouchers.

-- TOTP (security: the wire). The secret is encrypted by central, `<key>.<iv>.<ciphertext>.<tag>`; without central's key a copy of the
-- database gives no codes.
alter table tellers add column totp_secret text;
alter table tellers add column totp_required boolean not null default false;
-- The last time step whose code was used; a code is good once.
alter table tellers add column totp_last_step bigint;
alter table tellers add constraint tellers_totp_check check (not totp_required or totp_secret is not null);

-- Somebody has proven who they are at a PC where another teller is signed on, for one purpose there. Only the hash of the proof is kept.
create table teller_verifications (
  token_hash bytea primary key check (length(token_hash) = 32),
  teller_id text not null references tellers,
  device_id text not null references devices,
  -- The form that it was given for.
  client_key uuid not null,
  purpose text not null check (purpose ~ '^[a-zA-Z0-9]{1,40}$'),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index teller_verifications_device on teller_verifications (device_id, expires_at);

-- Cash in transit and cash whose difference is not decided yet have subjects of their own, without a subledger of tills: what stands
-- there is the sum of `cash_moves` in transit and of `cash_differences` that are open, branch by branch (the check command compares).
insert into subjects (code, name_zh, name_en, normal_side, subledger) values
  ('1001.01', '库存现金-在途', 'Cash in transit inside a branch', 'D', 'none'),
  ('1221.01', '其他应收款-待处理出纳短款', 'Other receivables: cash short', 'D', 'none'),
  ('2241.01', '其他应付款-待处理出纳长款', 'Other payables: cash over', 'C', 'none')
on conflict do nothing;

-- A branch's tills are looked at together: in its list, and when its day is closed.
create index tills_branch on tills (branch_code);

-- Cash between a vault and a till or between two tills, from being given to being accepted or returned. Numbers are trace numbers of
-- the entry that made the row, here and in the registers below.
create table cash_moves (
  number text primary key,
  transaction_code text not null check (transaction_code in ('0221', '0222', '0223')),
  branch_code text not null references branches,
  from_till text not null references tills,
  to_till text not null references tills,
  giver text not null references tellers,
  receiver text not null references tellers,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount bigint not null check (amount > 0),
  denominations jsonb not null check (jsonb_typeof(denominations) = 'object'),
  -- Shown to the giver, said by the receiver, once.
  token text,
  state text not null check (state in ('inTransit', 'accepted', 'returned')),
  witness text references tellers,
  given_entry uuid not null,
  settled_entry uuid,
  settled_by text references tellers,
  reason text,
  business_date date not null,
  given_at timestamptz not null,
  settled_at timestamptz,
  check (giver <> receiver and from_till <> to_till),
  check ((state = 'inTransit') = (token is not null)),
  check ((state = 'inTransit') = (settled_entry is null)),
  check ((settled_entry is null) = (settled_at is null) and (settled_at is null) = (settled_by is null))
);
create index cash_moves_branch on cash_moves (branch_code, number);
create index cash_moves_from on cash_moves (from_till) where state = 'inTransit';
create index cash_moves_to on cash_moves (to_till) where state = 'inTransit';
create index cash_moves_open on cash_moves (branch_code) where state = 'inTransit';

-- A whole till from one teller to another.
create table till_hand_overs (
  number text primary key,
  branch_code text not null references branches,
  till_id text not null references tills,
  giver text not null references tellers,
  receiver text not null references tellers,
  token text,
  state text not null check (state in ('inTransit', 'accepted', 'returned')),
  supervisor text not null references tellers,
  business_date date not null,
  given_at timestamptz not null,
  settled_at timestamptz,
  check (giver <> receiver),
  check ((state = 'inTransit') = (token is not null) and (state = 'inTransit') = (settled_at is null))
);
-- A till is handed over once at a time.
create unique index till_hand_overs_open on till_hand_overs (till_id) where state = 'inTransit';
create index till_hand_overs_branch on till_hand_overs (branch_code) where state = 'inTransit';

-- Every count of a till or vault by denomination.
create table cash_counts (
  number text primary key,
  branch_code text not null references branches,
  till_id text not null references tills,
  kind text not null check (kind in ('check', 'close', 'handOver')),
  business_date date not null,
  currency text not null,
  counted bigint not null check (counted >= 0),
  booked bigint not null,
  denominations jsonb not null check (jsonb_typeof(denominations) = 'object'),
  teller_id text not null references tellers,
  second_teller text references tellers,
  -- Of the bag or box that was sealed after the count.
  seal text,
  counted_at timestamptz not null
);
create index cash_counts_branch on cash_counts (branch_code, number);
create index cash_counts_till on cash_counts (till_id, business_date, number);

-- Over and short, each for itself: never netted (domain: till, vouchers and accounting).
create table cash_differences (
  number text primary key,
  branch_code text not null references branches,
  till_id text not null references tills,
  business_date date not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  kind text not null check (kind in ('over', 'short')),
  amount bigint not null check (amount > 0),
  explanation text not null check (length(explanation) between 1 and 500),
  explained_by text not null references tellers,
  witness text not null references tellers,
  state text not null check (state in ('open', 'approved')),
  approved_by text references tellers,
  approved_entry uuid,
  approved_on date,
  reason text,
  found_at timestamptz not null,
  check ((state = 'open') = (approved_entry is null) and (approved_entry is null) = (approved_by is null)),
  check (approved_by is null or (approved_by <> explained_by))
);
create index cash_differences_branch on cash_differences (branch_code, number);

-- Counterfeit money that was taken in (PBOC Order [2019] No. 3): two people, a certificate, never given back.
create table counterfeits (
  number text primary key,
  branch_code text not null references branches,
  business_date date not null,
  item text not null check (item in ('cny-note', 'cny-coin', 'foreign')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Face value of one piece, minor units.
  face_value bigint not null check (face_value > 0),
  pieces int not null check (pieces > 0),
  serials text[] not null,
  certificate_number text not null unique,
  holder_name text not null,
  holder_id_type text not null,
  holder_id_number text not null,
  stamped boolean not null,
  sealed_bag boolean not null,
  report_police boolean not null,
  appraisal_by date not null,
  teller_id text not null references tellers,
  second_teller text not null references tellers,
  recorded_at timestamptz not null,
  check (second_teller <> teller_id)
);
create index counterfeits_branch on counterfeits (branch_code, number);

-- Controlled vouchers. `holder` is `vault:<branch>`, `teller:<number>`, `customer:<number>` or, on the way between two people,
-- `transit:<number of the transfer>`. Open numbers stand in `voucher_ranges`, spent ones in `voucher_fates`, and every movement of
-- numbers in `voucher_ledger`, the off-balance receipts and issues from which the check command proves the other two.
create table voucher_ranges (
  type text not null,
  first_number text not null check (first_number ~ '^[0-9]{1,20}$'),
  last_number text not null check (last_number ~ '^[0-9]{1,20}$'),
  quantity int not null check (quantity > 0),
  holder text not null check (holder ~ '^(vault|teller|customer|transit):[0-9]{4,20}$'),
  branch_code text not null references branches,
  primary key (type, first_number),
  check (length(first_number) = length(last_number)),
  check (last_number::numeric - first_number::numeric + 1 = quantity)
);
create index voucher_ranges_holder on voucher_ranges (holder, type, first_number);
create index voucher_ranges_branch on voucher_ranges (branch_code, type, first_number);

-- What became of each number. The key is why none is used twice, whatever the program does.
create table voucher_fates (
  type text not null,
  number text not null check (number ~ '^[0-9]{1,20}$'),
  fate text not null check (fate in ('used', 'void', 'lost')),
  holder text not null,
  branch_code text not null references branches,
  teller_id text not null references tellers,
  entry_id uuid not null,
  business_date date not null,
  reason text,
  decided_at timestamptz not null,
  primary key (type, number),
  check (fate = 'used' or reason is not null)
);
create index voucher_fates_day on voucher_fates (branch_code, business_date, type, number);

create table voucher_ledger (
  entry_id uuid not null,
  line smallint not null check (line > 0),
  type text not null,
  first_number text not null,
  last_number text not null,
  quantity int not null check (quantity > 0),
  -- Null: received from outside of the bank.
  from_holder text,
  -- Null: used, void or lost.
  to_holder text,
  primary key (entry_id, line),
  check (from_holder is distinct from to_holder),
  check (last_number::numeric - first_number::numeric + 1 = quantity)
);
-- What was ever received, so that a number cannot come in twice.
create index voucher_ledger_received on voucher_ledger (type, first_number) where from_holder is null;

create table voucher_transfers (
  number text primary key,
  branch_code text not null references branches,
  type text not null,
  first_number text not null,
  last_number text not null,
  from_holder text not null,
  to_holder text not null,
  giver text not null references tellers,
  receiver text not null references tellers,
  witness text references tellers,
  token text,
  state text not null check (state in ('inTransit', 'accepted', 'returned')),
  business_date date not null,
  given_at timestamptz not null,
  settled_at timestamptz,
  check (giver <> receiver),
  check ((state = 'inTransit') = (token is not null) and (state = 'inTransit') = (settled_at is null))
);
create index voucher_transfers_open on voucher_transfers (branch_code) where state = 'inTransit';
create index voucher_transfers_branch on voucher_transfers (branch_code, number);

-- Stock-takes: what was booked and what was counted, as lists of `{type, first, last}`.
create table voucher_counts (
  number text primary key,
  branch_code text not null references branches,
  holder text not null,
  business_date date not null,
  booked jsonb not null check (jsonb_typeof(booked) = 'array'),
  counted jsonb not null check (jsonb_typeof(counted) = 'array'),
  agrees boolean not null,
  teller_id text not null references tellers,
  second_teller text references tellers,
  counted_at timestamptz not null
);
create index voucher_counts_branch on voucher_counts (branch_code, number);
