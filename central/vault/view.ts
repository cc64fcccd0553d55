import type { Selectable } from 'kysely';
import type { RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { toWire } from '../../contract/money/amount.ts';
import type { Currency } from '../../contract/money/currency.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import type { CashCountsTable } from '../database/tables/branch.ts';
import { hasRole } from '../sessions/permission.ts';

type Routes = typeof centralRoutes;

/** A count as the registers show it. */
export const toCount = (row: Selectable<CashCountsTable>): RouteResponse<Routes['cashCounts']>['counts'][number] => ({
  number: row.number,
  tillId: row.till_id,
  kind: row.kind,
  businessDate: row.business_date,
  currency: row.currency as Currency,
  counted: toWire(row.counted),
  booked: toWire(row.booked),
  denominations: row.denominations,
  tellerId: row.teller_id,
  secondTeller: row.second_teller,
  seal: row.seal,
  countedAt: row.counted_at,
});

/** What lies in the vault is not for everybody at the counter to see. */
export async function viewVault(
  central: Central,
  { caller, query }: { readonly caller: TellerCaller; readonly query: RouteQuery<Routes['vault']> },
): Promise<Answer<RouteResponse<Routes['vault']>>> {
  if (!hasRole(caller, ['vaultKeeper', 'supervisor', 'auditor'])) return refuse('NOT_PERMITTED');
  const cashOf = central.db
    .selectFrom('tills')
    .innerJoin('till_cash', 'till_cash.till_id', 'tills.id')
    .select(['tills.id', 'till_cash.currency', 'till_cash.balance', 'till_cash.denominations'])
    .where('tills.branch_code', '=', caller.branchCode)
    .where('tills.kind', '=', 'vault');
  const rows = await (query.currency === undefined ? cashOf : cashOf.where('till_cash.currency', '=', query.currency))
    .orderBy('tills.id')
    .orderBy('till_cash.currency')
    .execute();
  const cash = rows.map(async (row) => {
    const last = await central.db
      .selectFrom('cash_counts')
      .selectAll()
      .where('till_id', '=', row.id)
      .where('currency', '=', row.currency)
      .orderBy('business_date', 'desc')
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    return {
      tillId: row.id,
      currency: row.currency as Currency,
      balance: toWire(row.balance),
      denominations: row.denominations,
      lastCount: last === undefined ? null : toCount(last),
    };
  });
  return { ok: true, value: { cash: await Promise.all(cash) } };
}
