import { z } from 'zod';
import type { RouteParams, RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { toWire } from '../../contract/money/amount.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { keyset } from '../database/keyset.ts';
import { maySeeCustomers } from '../sessions/permission.ts';

type Route = (typeof centralRoutes)['accountEntries'];

const positions = keyset('account entries', z.tuple([z.string().regex(/^\d{1,18}$/)]));

/** The movements of an account, newest first. */
export async function listEntries(
  central: Central,
  { caller, params, query }: { caller: TellerCaller; params: RouteParams<Route>; query: RouteQuery<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const { accountNumber } = params;
  const from = positions.read(query.cursor);
  if (!from.ok) return from;
  const account = await central.db.selectFrom('accounts').select('number').where('number', '=', accountNumber).executeTakeFirst();
  if (account === undefined) return refuse('ACCOUNT_UNKNOWN', { accountNumber });
  const found = await central.db
    .selectFrom('account_entries')
    .selectAll()
    .where('account_number', '=', accountNumber)
    .$if(from.value !== null, (list) => list.where('sequence', '<', BigInt(from.value?.[0] ?? 0)))
    .orderBy('sequence', 'desc')
    .limit(query.limit + 1)
    .execute();
  const { rows, next } = positions.page(found, query.limit, (row) => [row.sequence.toString()]);
  const entries = rows.map((row) => ({
    sequence: Number(row.sequence),
    traceNumber: row.trace_number,
    businessDate: row.business_date,
    postedAt: row.posted_at,
    transactionCode: row.transaction_code,
    summaryZh: row.summary_zh,
    summaryEn: row.summary_en,
    amount: toWire(row.amount),
    balanceAfter: toWire(row.balance_after),
    cash: row.cash,
  }));
  return { ok: true, value: { entries, next } };
}
