import { SIGNED } from './signed.ts';

/** What a subject owes, branch by branch, must be what a register says of it. */
const asRegistered = (subject: string, register: string): string => `
  select coalesce(ledger.branch_code, held.branch_code) as offence
    from (select branch_code, currency, -sum(${SIGNED}) as balance from journal_line
           where subject = '${subject}' group by branch_code, currency) ledger
    full join (${register}) held on held.branch_code = ledger.branch_code and held.currency = ledger.currency
   where coalesce(ledger.balance, 0) <> coalesce(held.balance, 0)`;

const waiting = (subject: string): string =>
  `select branch_code, currency, sum(amount) as balance from remittances_in
    where state = 'suspense' and subject = '${subject}' group by branch_code, currency`;

/** What must hold of remittances at every moment: no yuan that was sent or received is unaccounted for. */
export const REMITTANCE_CHECKS: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'payments in flight are the remittances that wait or were sent and not answered',
    sql: asRegistered(
      '3001.61',
      `select branch_code, currency, sum(amount) as balance from remittances_out
        where state in ('queued', 'sent') group by branch_code, currency`,
    ),
  },
  { name: 'incoming payments in suspense are those that nobody has decided on', sql: asRegistered('2011.61', waiting('2011.61')) },
  { name: 'remittances payable are those that nobody has collected', sql: asRegistered('2011.62', waiting('2011.62')) },
  {
    name: 'what the central bank was paid and paid by remittances is what the registers say',
    sql: `select 'CNY' as offence
           where (select coalesce(sum(${SIGNED}), 0) from journal_line
                    join journal_entry on journal_entry.id = entry_id
                   where subject = '1003' and transaction_code in ('1391', '1392'))
              <> (select coalesce(sum(amount), 0) from remittances_in where message_id is not null)
               - (select coalesce(sum(amount), 0) from remittances_out where state in ('settled', 'returned') and route <> 'IN_BANK')`,
  },
  {
    name: 'every remittance that came to an end says when and why',
    sql: `select number as offence from remittances_out where state in ('settled', 'rejected', 'returned') and decided_at is null`,
  },
];
