import { SIGNED } from './signed.ts';

/** What a subject holds, branch by branch, must be what a register says of it. */
const asRegistered = (subject: string, sign: '+' | '-', register: string): string => `
  select coalesce(ledger.branch_code, held.branch_code) as offence
    from (select branch_code, currency, ${sign === '-' ? '-' : ''}sum(${SIGNED}) as balance from journal_line
           where subject = '${subject}' group by branch_code, currency) ledger
    full join (${register}) held on held.branch_code = ledger.branch_code and held.currency = ledger.currency
   where coalesce(ledger.balance, 0) <> coalesce(held.balance, 0)`;

const differences = (kind: 'over' | 'short'): string =>
  `select branch_code, currency, sum(amount) as balance from cash_differences
    where kind = '${kind}' and state = 'open' group by branch_code, currency`;

/** What must hold of cash on its way, of differences and of controlled vouchers, each as a search for its violations. */
export const BRANCH_CHECKS: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'cash in transit is the sum of the moves that nobody has accepted yet',
    sql: asRegistered(
      '1001.01',
      '+',
      `select branch_code, currency, sum(amount) as balance from cash_moves where state = 'inTransit' group by branch_code, currency`,
    ),
  },
  {
    name: 'cash over is the sum of its open differences',
    sql: asRegistered('2241.01', '-', differences('over')),
  },
  {
    name: 'what was taken offline and could not be posted is the sum of what nobody has settled yet',
    sql: asRegistered(
      '2241.02',
      '-',
      `select branch_code, currency, sum(amount) as balance from suspended_postings where state = 'open' group by branch_code, currency`,
    ),
  },
  {
    name: 'cash short is the sum of its open differences',
    sql: asRegistered('1221.01', '+', differences('short')),
  },
  {
    name: 'every holder has the controlled vouchers that movements left',
    sql: `select coalesce(ledger.type, held.type) || ' ' || coalesce(ledger.holder, held.holder) as offence
            from (select type, holder, sum(quantity) as quantity
                    from (select type, to_holder as holder, quantity from voucher_ledger where to_holder is not null
                          union all
                          select type, from_holder, -quantity from voucher_ledger where from_holder is not null) movement
                   group by type, holder) ledger
            full join (select type, holder, sum(quantity) as quantity from voucher_ranges group by type, holder) held
              on held.type = ledger.type and held.holder = ledger.holder
           where coalesce(ledger.quantity, 0) <> coalesce(held.quantity, 0)`,
  },
  {
    name: 'controlled vouchers received are on hand, used, void, lost or sold',
    sql: `select coalesce(received.type, found.type) as offence
            from (select type, sum(quantity) as quantity from voucher_ledger where from_holder is null group by type) received
            full join (select type, sum(quantity) as quantity
                         from (select type, quantity from voucher_ranges
                               union all
                               select type, 1 from voucher_fates) form
                        group by type) found
              on found.type = received.type
           where coalesce(received.quantity, 0) <> coalesce(found.quantity, 0)`,
  },
  {
    name: 'no number of a controlled voucher has two holders',
    sql: `select type || ' ' || first_number as offence
            from (select type, first_number, lag(last_number) over (partition by type order by first_number) as before
                    from voucher_ranges) ordered
           where before >= first_number`,
  },
  {
    name: 'no spent controlled voucher is still held',
    sql: `select f.type || ' ' || f.number as offence from voucher_fates f
            join voucher_ranges r on r.type = f.type and r.first_number <= f.number and r.last_number >= f.number`,
  },
  {
    name: 'controlled vouchers in transit are those of transfers that nobody has accepted yet',
    sql: `select coalesce(held.holder, 'transit:' || t.number) as offence
            from (select holder, min(first_number) as first_number, max(last_number) as last_number from voucher_ranges
                   where holder like 'transit:%' group by holder) held
            full join (select * from voucher_transfers where state = 'inTransit') t on 'transit:' || t.number = held.holder
           where t.first_number is distinct from held.first_number or t.last_number is distinct from held.last_number`,
  },
];
