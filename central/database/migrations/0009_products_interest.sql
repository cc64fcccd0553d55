-- Products as dated data, rates, the contracts of term deposits, interest and the end of the day (domain: interest).

alter table products drop constraint products_kind_check;
alter table products add constraint products_kind_check
  check (kind in ('demand', 'fixed', 'notice', 'instalment', 'fixedOrDemand'));
-- Not `currency`, which many a query takes from the accounts that it joins.
alter table products add column product_currency text not null default 'CNY' check (product_currency ~ '^[A-Z]{3}$');
-- `6M`, `1Y`, `7D`: of a fixed deposit and instalment savings the term, of a call deposit its notice; null for the others.
alter table products add column term text check (term ~ '^[1-9][0-9]{0,3}[DMY]$');
alter table products add constraint products_term_by_kind check ((kind in ('demand', 'fixedOrDemand')) = (term is null));

-- Everything else of a product, from a date on. The shape is the contract's (contract/products/terms.ts).
create table product_terms (
  product_code text not null references products,
  effective_from date not null,
  terms jsonb not null check (jsonb_typeof(terms) = 'object'),
  primary key (product_code, effective_from)
);

-- Rates as posted, in per cent a year, as text: a rate is exact. `term` is empty for rates without one.
create table rates (
  code text not null,
  term text not null default '' check (term ~ '^([1-9][0-9]{0,3}[DMY])?$'),
  effective_from date not null,
  -- The tier holds from this balance (minor units) on; one row from 0 is a single rate.
  from_balance bigint not null default 0 check (from_balance >= 0),
  annual_rate text not null check (annual_rate ~ '^(0|[1-9][0-9]{0,2})([.][0-9]{1,8})?$'),
  primary key (code, term, effective_from, from_balance)
);

-- The day from which the money counts, where it is not the business date. No default, because one column's default cannot be
-- another column, and none is needed: null means the business date.
alter table account_entries add column value_date date;

-- The contract of a term account as its certificate says. The money is the account's.
create table deposits (
  account_number text primary key references accounts,
  certificate_number text unique check (certificate_number ~ '^[0-9]{8,20}$'),
  opened_on date not null,
  -- Start of the term that runs; a rollover moves it.
  term_started_on date not null,
  -- Null for call deposits and 定活两便, which have no agreed end.
  matures_on date,
  -- Per cent a year, of the day on which the running term began; null where the rate is that of the day of withdrawal.
  contract_rate text check (contract_rate ~ '^(0|[1-9][0-9]{0,2})([.][0-9]{1,8})?$'),
  -- As agreed when the term began. Minor units. Of instalment savings, one instalment.
  principal bigint not null check (principal > 0),
  rollover boolean not null default false,
  -- Parts drawn early from this certificate.
  partials smallint not null default 0 check (partials >= 0),
  -- A standing notice (call deposits), and how many passed unused.
  notice_given_on date,
  notice_date date,
  notice_amount bigint check (notice_amount > 0),
  unused_notices smallint not null default 0 check (unused_notices >= 0),
  check ((notice_given_on is null) = (notice_date is null) and (notice_given_on is null) = (notice_amount is null)),
  check ((matures_on is null) = (contract_rate is null)),
  check (matures_on > term_started_on),
  check (not rollover or matures_on is not null)
) with (fillfactor = 70);
create index deposits_maturity on deposits (matures_on);

-- Terms that ended by rolling over. A term of an account ends once.
create table deposit_terms (
  account_number text not null references accounts,
  started_on date not null,
  matured_on date not null check (matured_on > started_on),
  contract_rate text not null,
  principal bigint not null check (principal > 0),
  interest bigint not null check (interest >= 0),
  tax bigint not null check (tax >= 0 and tax <= interest),
  entry_id uuid,
  primary key (account_number, started_on)
);

-- How far an account's interest has been paid and what is set aside for it. An account without a row was never settled and has
-- nothing set aside, so that opening an account need not know of this table.
create table interest_positions (
  account_number text primary key references accounts,
  -- The last day that a settlement paid for.
  settled_through date,
  -- Every entry up to here counts from a day before the next period; reading begins behind it.
  opening_sequence bigint not null default 0 check (opening_sequence >= 0),
  -- The last entry that the settlement knew. A later one with an earlier value date corrects it.
  settled_sequence bigint not null default 0 check (settled_sequence >= opening_sequence),
  -- Minor units that stand in 2231 for the account; the sum of its accruals.
  accrued bigint not null default 0
) with (fillfactor = 70);

-- Every change of what is set aside. One of a kind for an account and a business date.
create table accruals (
  account_number text not null references accounts,
  business_date date not null,
  kind text not null check (kind in ('accrued', 'settled', 'matured', 'closed')),
  -- In whose books.
  branch_code text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Signed: positive is set aside, negative is used or given back.
  amount bigint not null check (amount <> 0),
  entry_id uuid not null,
  primary key (account_number, business_date, kind)
);

-- Quarterly settlements of demand accounts, with what they were computed from. A quarter of an account is settled once.
create table settlements (
  account_number text not null references accounts,
  settled_through date not null,
  from_date date not null check (from_date <= settled_through),
  -- 积数 in minor-unit-days, back-valued corrections of earlier quarters included.
  product numeric(38, 0) not null check (product >= 0),
  annual_rate text not null,
  interest bigint not null check (interest >= 0),
  tax bigint not null check (tax >= 0 and tax <= interest),
  business_date date not null,
  entry_id uuid,
  primary key (account_number, settled_through)
);

-- What somebody has to do about an account, left by the end of a day.
create table account_tasks (
  account_number text not null references accounts,
  kind text not null check (kind in ('maturity', 'dormancyNotice')),
  due_on date not null,
  branch_code text not null,
  raised_on date not null,
  done_at timestamptz,
  primary key (account_number, kind, due_on)
);
create index account_tasks_branch on account_tasks (branch_code, due_on) where done_at is null;

-- One row per bank date whose end was begun. The lease says which node works on it, and until when it may be silent.
create table end_of_day_runs (
  business_date date primary key,
  next_date date not null check (next_date > business_date),
  state text not null check (state in ('running', 'finished')),
  started_at timestamptz not null,
  started_by text not null,
  finished_at timestamptz,
  last_error text,
  lease_holder uuid,
  lease_until timestamptz,
  check ((state = 'finished') = (finished_at is not null)),
  check ((lease_holder is null) = (lease_until is null))
) with (fillfactor = 50);

create table end_of_day_steps (
  business_date date not null references end_of_day_runs,
  step text not null,
  position smallint not null,
  total bigint not null check (total >= 0),
  done bigint not null default 0 check (done >= 0),
  -- The last key that was worked on; the next chunk begins behind it.
  after_key text not null default '',
  started_at timestamptz,
  finished_at timestamptz,
  primary key (business_date, step)
) with (fillfactor = 50);

-- A bank that exists already: its accounts were settled on the last settlement day before its newest date, and its products
-- follow PBOC until the bank says otherwise.
insert into product_terms (product_code, effective_from, terms)
  select code, '1949-10-01',
         '{"calculation": "aggregate", "rateCode": "demand", "demandRateCode": "demand", "rateMode": "single", "holder": "individual",
           "savingsTax": true, "accrual": "monthly", "minimumOpen": "0", "minimumDraw": "0", "minimumBalance": "0",
           "partialWithdrawals": 0, "fixedOrDemand": null, "overdraft": "forbidden",
           "interest": {"method": "actualDays", "yearBase": 360, "ends": "head", "wholeMajorUnits": true, "segmentDecimals": 3,
                        "rounding": "half-up"}}'::jsonb
    from products;
insert into interest_positions (account_number, settled_through, opening_sequence, settled_sequence)
  select number, settled_through, last, last
    from (select accounts.number, quarter.settled_through,
                 (select coalesce(max(sequence), 0) from account_entries
                   where account_number = accounts.number and business_date <= quarter.settled_through) as last
            from accounts
           cross join (select case when this < today then this else (this - interval '3 months')::date end as settled_through
                         from (select max(business_date) as today,
                                      (date_trunc('quarter', max(business_date)::timestamp) + interval '2 months 19 days')::date as this
                                 from business_days) newest) quarter
           where accounts.opened_on <= quarter.settled_through and accounts.state <> 'closed') known;
