import { SIGNED } from './signed.ts';
import type { BookCheck } from './statements.ts';

/** What holds and reversals must leave behind. */
export const ACCOUNT_CHECKS: readonly BookCheck[] = [
  {
    name: 'every account is frozen, stopped and held as its holds in force say',
    sql: `select accounts.number as offence
            from accounts
            left join (select account_number, bool_or(kind = 'freeze') as frozen, bool_or(kind = 'stop') as stopped,
                              coalesce(sum(amount), 0) as held
                         from account_holds where state = 'active' group by account_number) h on h.account_number = accounts.number
           where (accounts.state = 'frozen') <> coalesce(h.frozen, false)
              or accounts.debit_stop <> coalesce(h.stopped, false)
              or accounts.hold <> coalesce(h.held, 0)`,
  },
  {
    name: 'every reversal mirrors what it reverses, line by line',
    sql: `select r.trace_number as offence
            from journal_entry r
            join journal_line l on l.entry_id in (r.id, r.reverses)
           where r.reverses is not null
           group by r.trace_number, l.branch_code, l.currency, l.subject, l.owner
          having sum(${SIGNED}) <> 0`,
  },
];
