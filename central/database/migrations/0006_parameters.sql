-- Everything that a bank sets: dated rows, only ever added. In force on a date is a key's row with the newest effective date up to it,
-- and of several with one effective date the one with the highest version.

create table parameters (
  kind text not null check (kind ~ '^[a-zA-Z]{1,40}$'),
  key text not null check (length(key) between 1 and 60),
  effective_from date not null,
  version bigint not null check (version > 0),
  -- Null: from then on the key has no value.
  value jsonb,
  created_at timestamptz not null,
  -- Null: came with the program.
  created_by text references tellers,
  primary key (kind, key, effective_from, version)
);
-- Delivery to branches goes by version. It leads the index although it rises: parameters are written rarely.
create unique index parameters_by_version on parameters (version, kind, key, effective_from);

-- The newest version. Who changes parameters waits at this row, so that versions become visible in their order.
create table parameter_version (
  one int primary key check (one = 1),
  version bigint not null check (version >= 0),
  -- Changes since an older version can no longer be told; such a branch gets everything.
  history_from bigint not null check (history_from >= 0)
);
insert into parameter_version (one, version, history_from) values (1, 0, 0);
