import { sql } from 'kysely';
import type { RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { reportRoutes } from '../../contract/central/reports.ts';
import { toWire } from '../../contract/money/amount.ts';
import type { Currency } from '../../contract/money/currency.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import { entriesOf } from './entries.ts';

type Route = (typeof reportRoutes)['dayReport'];

/** Both sides are summed by themselves, so that the report shows whether they agree instead of taking it for granted. */
export async function dayReport(
  central: Central,
  { caller, query }: { readonly caller: TellerCaller; readonly query: RouteQuery<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const { branchCode } = caller;
  const businessDate = query.businessDate ?? caller.businessDate;
  const rows = await entriesOf(central.db, branchCode, businessDate)
    .leftJoin('journal_line', 'journal_line.entry_id', 'journal_entry.id')
    .select(['journal_entry.transaction_code', 'journal_line.currency'])
    .select(sql<bigint>`count(distinct journal_entry.id)`.as('entries'))
    .select(sql<bigint>`coalesce(sum(journal_line.amount) filter (where journal_line.side = 'D'), 0)::bigint`.as('debit'))
    .select(sql<bigint>`coalesce(sum(journal_line.amount) filter (where journal_line.side = 'C'), 0)::bigint`.as('credit'))
    .groupBy(['journal_entry.transaction_code', 'journal_line.currency'])
    .orderBy('journal_entry.transaction_code')
    .orderBy('journal_line.currency')
    .execute();
  return {
    ok: true,
    value: {
      branchCode,
      businessDate,
      rows: rows.map(({ transaction_code, currency, entries, debit, credit }) => ({
        transactionCode: transaction_code,
        currency: currency as Currency | null,
        entries: Number(entries),
        debit: toWire(BigInt(debit)),
        credit: toWire(BigInt(credit)),
      })),
    },
  };
}
