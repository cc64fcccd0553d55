import { ACCOUNT_CHECKS } from './accountStatements.ts';
import { BRANCH_CHECKS } from './branchStatements.ts';
import { INSTRUMENT_CHECKS } from './instrumentStatements.ts';
import { INTEREST_CHECKS } from './interestStatements.ts';
import { MEDIUM_CHECKS } from './mediumStatements.ts';
import { REMITTANCE_CHECKS } from './remittanceStatements.ts';
import { SIGNED } from './signed.ts';

/** One invariant: SQL that gives a row for each violation, with the text of it in `offence`. */
export interface BookCheck {
  readonly name: string;
  readonly sql: string;
}

/** What must hold of the books at every moment, each as a search for its violations. */
export const BOOK_CHECKS: readonly BookCheck[] = [
  {
    name: 'every entry balances per currency',
    sql: `select entry_id || ' ' || currency as offence from journal_line
           group by entry_id, currency having sum(${SIGNED}) <> 0`,
  },
  {
    name: 'every line belongs to an entry',
    sql: `select entry_id::text as offence from journal_pair
           where not exists (select 1 from journal_entry where id = entry_id)`,
  },
  {
    name: 'the books of every branch balance per currency',
    sql: `select branch_code || ' ' || currency as offence from journal_line
           group by branch_code, currency having sum(${SIGNED}) <> 0`,
  },
  {
    name: 'clearing between branches is zero over the bank',
    sql: `select currency as offence from journal_line where subject = '3001' group by currency having sum(${SIGNED}) <> 0`,
  },
  {
    name: 'every subject is in the chart of accounts',
    sql: `select distinct subject as offence from journal_line where not exists (select 1 from subjects where code = subject)`,
  },
  {
    name: 'every account balance is the sum of its entries, numbered without gaps',
    sql: `select a.number as offence from accounts a
            left join account_entries e on e.account_number = a.number
           group by a.number
          having a.balance <> coalesce(sum(e.amount), 0) or a.last_sequence <> count(e.sequence)
              or a.last_sequence <> coalesce(max(e.sequence), 0)`,
  },
  {
    name: 'every balance after an entry is the one before plus its amount',
    sql: `select account_number || ' ' || sequence as offence
            from (select account_number, sequence, balance_after,
                         sum(amount) over (partition by account_number order by sequence) as running
                    from account_entries) each_entry
           where balance_after <> running`,
  },
  {
    name: 'every account entry stands in the ledger, and the reverse',
    sql: `select coalesce(ledger.entry_id, book.entry_id)::text as offence
            from (select entry_id, owner, sum(-(${SIGNED})) as amount from journal_line
                    join subjects on subjects.code = subject and subledger = 'account'
                   group by entry_id, owner) ledger
            full join (select entry_id, account_number, sum(amount) as amount from account_entries
                        group by entry_id, account_number) book
              on book.entry_id = ledger.entry_id and book.account_number = ledger.owner
           where ledger.amount is distinct from book.amount`,
  },
  {
    name: 'control accounts are the sum of the accounts under them',
    sql: `select coalesce(control.subject, sub.subject) as offence
            from (select subject, currency, sum(-(${SIGNED})) as balance from journal_line
                    join subjects on subjects.code = subject and subledger = 'account'
                   group by subject, currency) control
            full join (select products.subject, currency, sum(balance) as balance from accounts
                         join products on products.code = product_code group by products.subject, currency) sub
              on sub.subject = control.subject and sub.currency = control.currency
           where coalesce(control.balance, 0) <> coalesce(sub.balance, 0)`,
  },
  {
    name: 'cash of every till is what the ledger has under it',
    sql: `select coalesce(ledger.owner, till_cash.till_id) as offence
            from (select owner, currency, sum(${SIGNED}) as balance from journal_line
                    join subjects on subjects.code = subject and subledger = 'till'
                   group by owner, currency) ledger
            full join till_cash on till_cash.till_id = ledger.owner and till_cash.currency = ledger.currency
           where coalesce(ledger.balance, 0) <> coalesce(till_cash.balance, 0)`,
  },
  {
    name: 'cash of every branch is the sum of its tills',
    sql: `select coalesce(ledger.branch_code, held.branch_code) as offence
            from (select branch_code, currency, sum(${SIGNED}) as balance from journal_line
                   where subject = '1001' group by branch_code, currency) ledger
            full join (select branch_code, currency, sum(balance) as balance from till_cash
                         join tills on tills.id = till_id group by branch_code, currency) held
              on held.branch_code = ledger.branch_code and held.currency = ledger.currency
           where coalesce(ledger.balance, 0) <> coalesce(held.balance, 0)`,
  },
  {
    name: 'every accepted key has one entry, and every entry of a key an accepted outcome',
    sql: `select coalesce(o.client_key, e.client_key)::text as offence
            from (select device_id, client_key from outcomes where route = 'post' and outcome = 'accepted') o
            full join (select device_id, client_key from journal_entry where client_key is not null) e
              on e.device_id = o.device_id and e.client_key = o.client_key
           where o.client_key is null or e.client_key is null`,
  },
  {
    name: 'every passbook ends where its printed lines end',
    sql: `select p.number as offence from passbooks p
            left join account_entries e on e.passbook_number = p.number
           where p.state <> 'void'
           group by p.number
          having p.next_line <> coalesce(max(e.printed_line), 0) + 1
              or (count(e.sequence) > 0 and p.printed_through <> max(e.sequence))
              or count(e.sequence) <> p.next_line - 1`,
  },
  ...ACCOUNT_CHECKS,
  ...BRANCH_CHECKS,
  ...INSTRUMENT_CHECKS,
  ...INTEREST_CHECKS,
  ...MEDIUM_CHECKS,
  ...REMITTANCE_CHECKS,
];
