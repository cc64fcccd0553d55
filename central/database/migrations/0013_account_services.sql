-- What customers hold of their accounts besides passbooks, and reports of loss.

-- Debit cards. A number is issued once, ever.
create table account_cards (
  number text primary key check (number ~ '^[0-9]{13,19}$'),
  account_number text not null references accounts,
  state text not null check (state in ('active', 'lost', 'void')),
  issued_on date not null,
  issued_entry uuid not null
);
create unique index account_cards_current on account_cards (account_number) where state <> 'void';

-- Certificates of deposit. `deposits.certificate_number` is the one in force; cancelled ones are kept here.
create table certificates (
  number text primary key check (number ~ '^[0-9]{8,20}$'),
  account_number text not null references accounts,
  state text not null check (state in ('active', 'lost', 'void')),
  issued_on date not null,
  -- Null for those that were issued before this table was.
  issued_entry uuid
);
create unique index certificates_current on certificates (account_number) where state <> 'void';
insert into certificates (number, account_number, state, issued_on)
  select certificate_number, account_number, 'active', opened_on from deposits where certificate_number is not null;

-- Loss reports of books, cards and certificates. While one is in force a stop of the bank's own holds the account (`hold_id`), so that
-- every transaction that takes money out refuses without knowing of this table.
create table medium_losses (
  id uuid primary key,
  account_number text not null references accounts,
  medium text not null check (medium in ('passbook', 'card', 'certificate')),
  medium_number text not null,
  how text not null check (how in ('oral', 'written')),
  reported_on date not null,
  -- The first day on which it does not hold any more, by mouth; from which a replacement is given, in writing.
  lapses_on date,
  replaceable_from date,
  hold_id uuid not null references account_holds,
  reported_entry uuid not null,
  state text not null check (state in ('active', 'lapsed', 'released', 'replaced')),
  ended_on date,
  ended_entry uuid,
  check ((how = 'oral') = (lapses_on is not null)),
  check ((how = 'written') = (replaceable_from is not null)),
  check ((state = 'active') = (ended_on is null))
);
create unique index medium_losses_active on medium_losses (account_number) where state = 'active';
create index medium_losses_lapsing on medium_losses (lapses_on) where state = 'active' and lapses_on is not null;
