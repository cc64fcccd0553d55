import { SIGNED } from './signed.ts';
import type { BookCheck } from './statements.ts';

/** What a subject of instruments holds, branch by branch, must be what the register says of it. */
const owed = (subject: string, register: string): string => `
  select coalesce(ledger.branch_code, held.branch_code) as offence
    from (select branch_code, -sum(${SIGNED}) as balance from journal_line where subject = '${subject}' group by branch_code) ledger
    full join (${register}) held on held.branch_code = ledger.branch_code
   where coalesce(ledger.balance, 0) <> coalesce(held.balance, 0)`;

/** Register, stock and subjects of drafts, cashier's cheques and cheques always agree (domain: workflows, draft). */
export const INSTRUMENT_CHECKS: readonly BookCheck[] = [
  {
    name: 'drafts issued are owed by the branches that have their cards until they are settled',
    sql: owed(
      '2011.11',
      `select card_branch as branch_code, sum(amount) as balance from instruments
        where kind = 'draft' and state in ('issued', 'overdue', 'stopped', 'paid') group by card_branch`,
    ),
  },
  {
    name: "cashier's cheques issued are owed by their branches until they are paid",
    sql: owed(
      '2011.12',
      `select card_branch as branch_code, sum(amount) as balance from instruments
        where kind = 'cashiersCheque' and state in ('issued', 'overdue', 'stopped') group by card_branch`,
    ),
  },
  {
    name: 'surpluses that wait for their applicants are payable',
    sql: owed(
      '2011.13',
      `select card_branch as branch_code, sum(amount - paid_amount) as balance from instruments
        where surplus_to = 'payable' group by card_branch`,
    ),
  },
  {
    name: 'the differences between branches are the drafts that were paid and are not settled',
    sql: `select coalesce(ledger.balance, 0)::text as offence
            from (select sum(${SIGNED}) as balance from journal_line where subject = '3001.01') ledger,
                 (select coalesce(sum(paid_amount), 0) as balance from instruments where kind = 'draft' and state = 'paid') paid
           where coalesce(ledger.balance, 0) <> paid.balance`,
  },
  {
    name: 'every instrument of the register has used up its form, and every used form is in the register',
    sql: `select coalesce(i.kind, f.type) || ' ' || coalesce(i.number, f.number) as offence
            from instruments i
            full join (select * from voucher_fates where type in ('draft', 'cashiersCheque')) f
              on f.type = i.kind and f.number = i.number and f.entry_id = i.issued_entry
           where (i.number is null and f.fate = 'used')
              or (i.number is not null and f.fate is distinct from case when i.state = 'cancelled' then 'void' else 'used' end)`,
  },
  {
    name: 'the last step of every instrument is the state that it is in, and its steps are numbered without gaps',
    sql: `select i.kind || ' ' || i.number as offence
            from instruments i
            left join instrument_steps s on s.kind = i.kind and s.number = i.number
           group by i.kind, i.number, i.state
          having count(s.step) <> coalesce(max(s.step), 0) or count(s.step) = 0
              or (array_agg(s.state order by s.step desc))[1] is distinct from i.state`,
  },
  {
    name: 'no instrument is paid twice, nor paid and given back',
    sql: `select kind || ' ' || number as offence from instrument_steps
           where event in ('pay', 'refund', 'cancel') group by kind, number having count(*) > 1`,
  },
  {
    name: 'every presented cheque has used up its form',
    sql: `select c.type || ' ' || c.number as offence
            from cheques c
            left join voucher_fates f on f.type = c.type and f.number = c.number and f.entry_id = c.entry_id
           where c.state in ('paid', 'bounced') and f.fate is distinct from 'used'`,
  },
  {
    name: 'what was paid on every collection is the sum of its steps and of their entries',
    sql: `select c.number as offence
            from collections c
            left join (select s.number, sum(s.amount) as paid, sum(s.late) as late,
                              sum((select coalesce(sum(-e.amount), 0) from account_entries e
                                    where e.entry_id = s.entry_id and e.account_number = c.payer_account)) as booked
                         from collection_steps s join collections c on c.number = s.number
                        where s.event = 'pay' group by s.number) p on p.number = c.number
           where c.paid <> coalesce(p.paid, 0) or c.late_paid <> coalesce(p.late, 0)
              or coalesce(p.booked, 0) <> coalesce(p.paid + p.late, 0)`,
  },
];
