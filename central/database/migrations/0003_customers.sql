-- Customers, their accounts and passbooks.

create table customer_grades (
  code text primary key,
  name_zh text not null,
  name_en text not null
);

create table customers (
  number text primary key check (number ~ '^[0-9]{10}$'),
  kind text not null check (kind in ('person', 'company')),
  name text not null,
  -- As shown, and folded for the search: lower case without spaces.
  pinyin text not null,
  search_name text not null,
  search_pinyin text not null,
  search_initials text not null,
  id_type text not null check (id_type in ('residentId', 'creditCode')),
  id_number text not null,
  phone text not null,
  birth_date date,
  sex text check (sex in ('M', 'F')),
  address text not null,
  grade_code text references customer_grades,
  grade_since date,
  since date not null,
  unique (id_type, id_number),
  check ((grade_code is null) = (grade_since is null)),
  check ((kind = 'person') = (id_type = 'residentId'))
);
create index customers_name on customers (search_name);
create index customers_pinyin on customers (search_pinyin);
create index customers_initials on customers (search_initials);
create index customers_phone on customers (phone);

create table products (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  kind text not null check (kind in ('demand')),
  -- The control subject of its accounts.
  subject text not null
);

create table accounts (
  number text primary key check (number ~ '^[0-9]{8,32}$'),
  customer_number text not null references customers,
  product_code text not null references products,
  branch_code text not null references branches,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  state text not null check (state in ('active', 'frozen', 'dormant', 'closed')),
  opened_on date not null,
  -- Minor units. Never negative: no product here allows an overdraft.
  balance bigint not null default 0 check (balance >= 0),
  -- Part of the balance that is not available.
  hold bigint not null default 0 check (hold >= 0),
  -- Sequence of the newest entry; 0 before the first.
  last_sequence bigint not null default 0 check (last_sequence >= 0),
  check (state <> 'closed' or (balance = 0 and hold = 0))
) with (fillfactor = 70);
create index accounts_customer on accounts (customer_number);

create table account_entries (
  account_number text not null references accounts,
  sequence bigint not null check (sequence > 0),
  entry_id uuid not null,
  trace_number text not null,
  business_date date not null,
  posted_at timestamptz not null,
  transaction_code text not null,
  summary_zh text not null,
  summary_en text not null,
  -- Signed: positive is a credit. Minor units.
  amount bigint not null check (amount <> 0),
  balance_after bigint not null check (balance_after >= 0),
  cash boolean not null,
  -- What the passbook prints as the teller; the system's entries print its own number.
  teller_id text not null,
  -- Where it stands on paper; null until the teller has seen it there.
  passbook_number text,
  printed_line int check (printed_line > 0),
  primary key (account_number, sequence),
  unique (passbook_number, printed_line),
  check ((passbook_number is null) = (printed_line is null))
) with (fillfactor = 80);
create index account_entries_day on account_entries (account_number, business_date);

create table passbooks (
  number text primary key check (number ~ '^[0-9]{8,20}$'),
  account_number text not null references accounts,
  state text not null check (state in ('active', 'full', 'lost', 'void')),
  lines_per_book int not null check (lines_per_book between 1 and 9999),
  next_line int not null check (next_line between 1 and lines_per_book + 1),
  -- The last entry of the account that is on paper, in this book or an earlier one.
  printed_through bigint not null default 0 check (printed_through >= 0),
  -- Rises with every acknowledgement.
  version int not null default 0 check (version >= 0),
  check (state <> 'full' or next_line = lines_per_book + 1)
);
-- One book of an account is in use; void ones are kept.
create unique index passbooks_current on passbooks (account_number) where state <> 'void';
