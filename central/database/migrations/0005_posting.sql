-- What every posting may carry: who authorised it, which form was used, what it undoes. Vaults stand beside tills.

alter table journal_entry add column authoriser_ids text[] not null default '{}';
alter table journal_entry add column voucher_number text;
-- An entry is reversed at most once.
create unique index journal_entry_reverses on journal_entry (reverses) where reverses is not null;

-- Where a product allows an overdraft, how far. Minor units.
alter table accounts add column overdraft_limit bigint not null default 0 check (overdraft_limit >= 0);
alter table accounts drop constraint accounts_balance_check;
alter table accounts add constraint accounts_balance_check check (balance >= -overdraft_limit);
alter table account_entries drop constraint account_entries_balance_after_check;

-- Whoever writes an entry has updated its account in the same statement; looking it up again for each row costs more than the row.
-- The check command compares them.
alter table account_entries drop constraint account_entries_account_number_fkey;

-- A vault is cash of the branch that nobody's till holds; its id ends in T00.
alter table tills add column kind text not null default 'till' check (kind in ('till', 'vault'));

-- Most entries are not printed yet, and have no place in this index.
alter table account_entries drop constraint account_entries_passbook_number_printed_line_key;
create unique index account_entries_printed on account_entries (passbook_number, printed_line) where passbook_number is not null;
