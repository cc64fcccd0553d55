import { z } from 'zod';
import type { RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { toWire } from '../../contract/money/amount.ts';
import type { Currency } from '../../contract/money/currency.ts';
import { traceNumberSchema } from '../../contract/primitives.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { keyset } from '../database/keyset.ts';
import { maySeeCustomers } from '../sessions/permission.ts';

type Route = (typeof centralRoutes)['suspended'];

const positions = keyset('suspended', z.tuple([traceNumberSchema]));

/** The branch's suspended cash, newest first. Everybody who may see customers sees it: any of them may be asked at the counter. */
export async function listSuspended(
  central: Central,
  { caller, query }: { readonly caller: TellerCaller; readonly query: RouteQuery<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const from = positions.read(query.cursor);
  if (!from.ok) return from;
  let rows = central.db
    .selectFrom('suspended_postings')
    .selectAll()
    .where('branch_code', '=', caller.branchCode)
    .where('state', '=', query.state);
  if (from.value !== null) rows = rows.where('number', '<', from.value[0]);
  const found = await rows
    .orderBy('number', 'desc')
    .limit(query.limit + 1)
    .execute();
  const page = positions.page(found, query.limit, ({ number }) => [number]);
  const suspended = page.rows.map((row) => ({
    number: row.number,
    transactionCode: row.transaction_code,
    currency: row.currency as Currency,
    amount: toWire(row.amount),
    accountNumber: row.account_number,
    tellerId: row.teller_id,
    capturedOn: row.captured_on,
    capturedAt: row.captured_at,
    reason: row.reason,
    state: row.state,
    settledBy: row.settled_by,
    settledOn: row.settled_on,
    settledTo: row.settled_to,
  }));
  return { ok: true, value: { suspended, next: page.next } };
}
