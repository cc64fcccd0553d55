-- The bank's branches, people, branch PCs and reference data.
-- Codes are text: they have leading zeros and are never counted with.

create table branches (
  code text primary key check (code ~ '^[0-9]{4,6}$'),
  kind text not null check (kind in ('headOffice', 'branch')),
  name_zh text not null,
  name_en text not null
);

-- One row per branch and business date. The newest is the current one; closed days stay.
create table business_days (
  branch_code text not null references branches,
  business_date date not null,
  state text not null check (state in ('open', 'closed')),
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (branch_code, business_date),
  check ((state = 'closed') = (closed_at is not null))
);

create table tellers (
  id text primary key check (id ~ '^[0-9]{4,8}$'),
  branch_code text not null references branches,
  name text not null,
  roles text[] not null check (cardinality(roles) > 0),
  level smallint not null check (level between 0 and 9),
  -- scrypt$N$r$p$salt$hash
  password_hash text not null,
  -- Sign-on attempts since the last success. At five the teller is locked.
  failed_attempts smallint not null default 0 check (failed_attempts between 0 and 5)
) with (fillfactor = 70);

-- Enrolled branch PCs. Only the SHA-256 of the secret is kept: the secret is 256 random bits, so it needs no slow hash.
create table devices (
  id text primary key check (id ~ '^[A-Za-z0-9-]{1,40}$'),
  branch_code text not null references branches,
  secret_hash bytea not null check (length(secret_hash) = 32),
  enrolled_at timestamptz not null,
  revoked_at timestamptz
);

-- The teller is the key: a second sign-on replaces the first one's row and so ends it.
create table sessions (
  teller_id text primary key references tellers,
  token_hash bytea not null unique check (length(token_hash) = 32),
  device_id text not null references devices,
  signed_on_at timestamptz not null,
  last_used_at timestamptz not null
) with (fillfactor = 70);

-- Heads of the branch PCs' audit chains (security: audit). Append-only.
create table audit_anchors (
  device_id text not null references devices,
  sequence bigint not null check (sequence > 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  device_time timestamptz not null,
  received_at timestamptz not null,
  primary key (device_id, sequence)
);

-- Payment-system bank numbers (domain: identifiers).
create table banks (
  code text primary key check (code ~ '^[0-9]{12}$'),
  name_zh text not null,
  city text not null,
  -- What is searched: the name and its pinyin and initials, folded.
  search_text text not null
);
