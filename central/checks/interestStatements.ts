import type { BookCheck } from './statements.ts';

/** What must hold between interest, deposits and the ledger. */
export const INTEREST_CHECKS: readonly BookCheck[] = [
  {
    name: 'what is set aside for an account is the sum of its accruals',
    sql: `select coalesce(p.account_number, a.account_number) as offence
            from interest_positions p
            full join (select account_number, sum(amount) as amount from accruals group by account_number) a
              on a.account_number = p.account_number
           where coalesce(p.accrued, 0) <> coalesce(a.amount, 0)`,
  },
  {
    name: 'interest payable is what is set aside for the accounts',
    sql: `select coalesce(ledger.branch_code, aside.branch_code) as offence
            from (select branch_code, currency, sum(case side when 'C' then amount else -amount end) as balance from journal_line
                   where subject = '2231' group by branch_code, currency) ledger
            full join (select branch_code, currency, sum(amount) as balance from accruals group by branch_code, currency) aside
              on aside.branch_code = ledger.branch_code and aside.currency = ledger.currency
           where coalesce(ledger.balance, 0) <> coalesce(aside.balance, 0)`,
  },
  {
    name: 'every settled quarter is in its account, and follows the one before',
    sql: `select s.account_number || ' ' || s.settled_through as offence
            from (select *, lag(settled_through) over (partition by account_number order by settled_through) as earlier
                    from settlements) s
           where s.from_date <> s.earlier + 1
              or s.interest - s.tax <> (select coalesce(sum(amount), 0) from account_entries e
                                         where e.entry_id = s.entry_id and e.account_number = s.account_number)
              or (s.entry_id is null and s.interest <> 0)`,
  },
  {
    name: 'every rolled term is in its account, and the next began when it ended',
    sql: `select t.account_number || ' ' || t.started_on as offence
            from (select deposit_terms.*, lead(started_on) over (partition by account_number order by started_on) as next_start,
                         deposits.term_started_on
                    from deposit_terms join deposits using (account_number)) t
           where coalesce(t.next_start, t.term_started_on) <> t.matured_on
              or (t.entry_id is null and t.interest <> 0)`,
  },
];
