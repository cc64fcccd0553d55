-- Live events. A change leaves its event in the outbox, in its own transaction; a publisher moves committed ones to `events` and gives
-- them positions. A position taken inside of the change's transaction could become visible after a higher one, and a reader
-- that has seen the higher one would never see it.

create table event_outbox (
  id uuid primary key,
  -- Null: for every branch.
  branch_code text references branches,
  teller_id text references tellers,
  kind text not null check (kind ~ '^[a-zA-Z]{1,40}$'),
  payload jsonb not null check (jsonb_typeof(payload) = 'object'),
  created_at timestamptz not null
);

create table events (
  position bigint primary key check (position > 0),
  id uuid not null unique,
  branch_code text,
  teller_id text,
  kind text not null,
  payload jsonb not null,
  created_at timestamptz not null
);

-- The last position that was given, and the oldest that is kept. Publishers wait for each other at this row.
create table event_head (
  one int primary key check (one = 1),
  position bigint not null check (position >= 0),
  oldest bigint not null check (oldest > 0)
);
insert into event_head (one, position, oldest) values (1, 0, 1);
