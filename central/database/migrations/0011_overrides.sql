-- Override requests and what was decided on them (domain: override).

-- What was quoted and which rules speak of it; a request asks for exactly this.
alter table quotes add column currency text;
alter table quotes add column amount bigint;
alter table quotes add column rules text[] not null default '{}';

create table override_requests (
  id uuid primary key,
  branch_code text not null references branches,
  device_id text not null references devices,
  -- The form that is to be posted, and the hash of its figures: another amount needs another request.
  client_key uuid not null,
  figures_hash text not null check (figures_hash ~ '^[0-9a-f]{64}$'),
  transaction_code text not null,
  business_date date not null,
  teller_id text not null references tellers,
  kind text not null check (kind in ('local', 'remote', 'central', 'deferred')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Minor units.
  amount bigint not null,
  form jsonb not null,
  rules text[] not null check (cardinality(rules) > 0),
  reason text not null,
  state text not null check (state in ('pending', 'approved', 'rejected', 'returned', 'withdrawn', 'used')),
  assigned_to text references tellers,
  -- Who has consented, once approved.
  authoriser_ids text[] not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- The entry that used it.
  entry_id uuid,
  check ((state = 'used') = (entry_id is not null)),
  check (state not in ('approved', 'used') or cardinality(authoriser_ids) > 0)
);
-- One request at a time for a form.
create unique index override_requests_open on override_requests (device_id, client_key) where state in ('pending', 'approved');
create index override_requests_queue on override_requests (branch_code, state, created_at, id);

create table override_decisions (
  request_id uuid not null references override_requests,
  number smallint not null check (number > 0),
  teller_id text not null references tellers,
  decision text not null check (decision in ('approved', 'rejected', 'returned')),
  reason text not null,
  -- Where they stood: their own PC, or the requesting teller's.
  device_id text not null references devices,
  decided_at timestamptz not null,
  primary key (request_id, number)
);
