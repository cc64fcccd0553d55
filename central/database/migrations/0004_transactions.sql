-- Tills, quotes and the outcomes of client keys.

create table tills (
  id text primary key check (id ~ '^[0-9]{4,6}-T[0-9]{2}$'),
  branch_code text not null references branches,
  state text not null check (state in ('closed', 'open', 'active', 'paused', 'sealed')),
  -- One till per teller: nulls do not count in a unique constraint.
  teller_id text unique references tellers,
  check ((state in ('closed', 'sealed')) = (teller_id is null))
) with (fillfactor = 70);

-- Booked cash of a till in one currency. `denominations` is pieces by denomination id; the check command compares their sum.
create table till_cash (
  till_id text not null references tills,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  balance bigint not null check (balance >= 0),
  denominations jsonb not null check (jsonb_typeof(denominations) = 'object'),
  primary key (till_id, currency)
) with (fillfactor = 50);

create table quotes (
  id uuid primary key,
  device_id text not null,
  client_key uuid not null,
  teller_id text not null,
  transaction_code text not null,
  business_date date not null,
  -- SHA-256 of the canonical figures that were quoted; a posting must have the same.
  figures_hash text not null check (figures_hash ~ '^[0-9a-f]{64}$'),
  quoted_at timestamptz not null,
  expires_at timestamptz not null
);

-- The first answer to a client key, byte for byte, written in the transaction that did the work. Never changed, never deleted:
-- a branch PC may come back after any time and ask.
create table outcomes (
  device_id text not null,
  client_key uuid not null,
  route text not null,
  -- SHA-256 of the canonical body.
  body_hash text not null check (body_hash ~ '^[0-9a-f]{64}$'),
  outcome text not null check (outcome in ('accepted', 'rejected')),
  answer text not null,
  teller_id text,
  decided_at timestamptz not null,
  primary key (device_id, client_key, route)
);
