import { z } from 'zod';
import type { RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { instrumentRoutes } from '../../contract/central/instruments.ts';
import { toWire } from '../../contract/money/amount.ts';
import type { Currency } from '../../contract/money/currency.ts';
import { type AccountNumber, traceNumberSchema } from '../../contract/primitives.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { keyset } from '../database/keyset.ts';
import { maySeeCustomers } from '../sessions/permission.ts';

type Route = (typeof instrumentRoutes)['collections'];

const positions = keyset('collections', z.tuple([traceNumberSchema]));

/** Collections of the branch, newest first: those that it has sent, or those of its payers. */
export async function listCollections(
  central: Central,
  { caller, query }: { readonly caller: TellerCaller; readonly query: RouteQuery<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const from = positions.read(query.cursor);
  if (!from.ok) return from;
  const side = query.side === 'sent' ? ('sending_branch' as const) : ('payer_branch' as const);
  let rows = central.db.selectFrom('collections').selectAll().where(side, '=', caller.branchCode);
  if (query.state !== undefined) rows = rows.where('state', '=', query.state);
  if (from.value !== null) rows = rows.where('number', '<', from.value[0]);
  const found = await rows
    .orderBy('number', 'desc')
    .limit(query.limit + 1)
    .execute();
  const page = positions.page(found, query.limit, ({ number }) => [number]);
  const collections = page.rows.map((row) => ({
    number: row.number,
    kind: row.kind,
    state: row.state,
    sendingBranch: row.sending_branch,
    payerBranch: row.payer_branch,
    payeeAccount: row.payee_account as AccountNumber,
    payerAccount: row.payer_account as AccountNumber,
    currency: row.currency as Currency,
    amount: toWire(row.amount),
    paid: toWire(row.paid),
    lateFees: toWire(row.late_paid),
    contractNumber: row.contract_number,
    documents: row.documents,
    sentOn: row.sent_on,
    dueOn: row.due_on,
    reason: row.reason,
  }));
  return { ok: true, value: { collections, next: page.next } };
}
