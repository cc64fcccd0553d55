-- Passwords that were given by somebody else and must be changed at the next sign-on, and those that were used before.

alter table tellers add column password_must_change boolean not null default false;
alter table tellers add column password_changed_at timestamptz;

-- scrypt$N$r$p$salt$hash, as in `tellers`. As many as the bank wants remembered; older ones are deleted.
create table password_history (
  teller_id text not null references tellers,
  replaced_at timestamptz not null,
  password_hash text not null,
  primary key (teller_id, replaced_at)
);
