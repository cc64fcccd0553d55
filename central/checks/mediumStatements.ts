import type { BookCheck } from './statements.ts';

/** What must hold of what customers have in their hands. */
export const MEDIUM_CHECKS: readonly BookCheck[] = [
  {
    name: 'no book, card or certificate of a closed account is in force',
    sql: `select m.number as offence
            from (select number, account_number, state from passbooks
                  union all select number, account_number, state from account_cards
                  union all select number, account_number, state from certificates) m
            join accounts on accounts.number = m.account_number
           where accounts.state = 'closed' and m.state <> 'void'`,
  },
  {
    name: 'the certificate in force is the one of its deposit, and a form of the stock was spent for it',
    sql: `select c.number as offence
            from certificates c
            left join deposits on deposits.account_number = c.account_number
            left join voucher_fates f on f.type = 'certificate' and f.number = c.number and f.entry_id = c.issued_entry
           where (c.state <> 'void' and deposits.certificate_number is distinct from c.number)
              or (c.issued_entry is not null and f.fate is distinct from 'used')`,
  },
  {
    name: 'while a loss report is in force what was lost is marked so, and the account is stopped',
    sql: `select l.account_number as offence
            from medium_losses l
            join account_holds h on h.id = l.hold_id
            left join (select number, account_number, state from passbooks
                       union all select number, account_number, state from account_cards
                       union all select number, account_number, state from certificates) m
              on m.number = l.medium_number and m.account_number = l.account_number
           where l.state = 'active' and (h.state <> 'active' or m.state is distinct from 'lost')`,
  },
];
