import { z } from 'zod';
import type { RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { toWire } from '../../contract/money/amount.ts';
import type { Currency } from '../../contract/money/currency.ts';
import { traceNumberSchema } from '../../contract/primitives.ts';
import type { Answer } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { keyset } from '../database/keyset.ts';
import { toCount } from '../vault/view.ts';

type Routes = typeof centralRoutes;
type Call<N extends 'cashMoves' | 'cashCounts' | 'cashDifferences'> = {
  readonly caller: TellerCaller;
  readonly query: RouteQuery<Routes[N]>;
};

const byNumber = z.tuple([traceNumberSchema]);
const movePositions = keyset('cashMoves', byNumber);
const countPositions = keyset('cashCounts', byNumber);
const differencePositions = keyset('cashDifferences', byNumber);

/** Hand-overs that wait, which are few: one a till at most. */
async function handOversOf(central: Central, caller: TellerCaller): Promise<RouteResponse<Routes['cashMoves']>['handOvers']> {
  const rows = await central.db
    .selectFrom('till_hand_overs')
    .selectAll()
    .where('branch_code', '=', caller.branchCode)
    .where('state', '=', 'inTransit')
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    tillId: row.till_id,
    giver: row.giver,
    receiver: row.receiver,
    supervisor: row.supervisor,
    token: row.giver === caller.tellerId ? row.token : null,
    givenAt: row.given_at,
  }));
}

/** Cash that is or was on its way in the caller's branch. A token is shown to its giver only. */
export async function listCashMoves(
  central: Central,
  { caller, query }: Call<'cashMoves'>,
): Promise<Answer<RouteResponse<Routes['cashMoves']>>> {
  const from = movePositions.read(query.cursor);
  if (!from.ok) return from;
  let rows = central.db.selectFrom('cash_moves').selectAll().where('branch_code', '=', caller.branchCode);
  if (query.state !== undefined) rows = rows.where('state', '=', query.state);
  if (from.value !== null) rows = rows.where('number', '<', from.value[0]);
  const found = await rows
    .orderBy('number', 'desc')
    .limit(query.limit + 1)
    .execute();
  const page = movePositions.page(found, query.limit, ({ number }) => [number]);
  const moves = page.rows.map((row) => ({
    number: row.number,
    transactionCode: row.transaction_code,
    fromTill: row.from_till,
    toTill: row.to_till,
    giver: row.giver,
    receiver: row.receiver,
    witness: row.witness,
    currency: row.currency as Currency,
    amount: toWire(row.amount),
    denominations: row.denominations,
    state: row.state,
    token: row.giver === caller.tellerId ? row.token : null,
    businessDate: row.business_date,
    givenAt: row.given_at,
    settledAt: row.settled_at,
    reason: row.reason,
  }));
  return { ok: true, value: { moves, handOvers: await handOversOf(central, caller), next: page.next } };
}

export async function listCashCounts(
  central: Central,
  { caller, query }: Call<'cashCounts'>,
): Promise<Answer<RouteResponse<Routes['cashCounts']>>> {
  const from = countPositions.read(query.cursor);
  if (!from.ok) return from;
  let rows = central.db.selectFrom('cash_counts').selectAll().where('branch_code', '=', caller.branchCode);
  if (from.value !== null) rows = rows.where('number', '<', from.value[0]);
  const found = await rows
    .orderBy('number', 'desc')
    .limit(query.limit + 1)
    .execute();
  const page = countPositions.page(found, query.limit, ({ number }) => [number]);
  return { ok: true, value: { counts: page.rows.map(toCount), next: page.next } };
}

export async function listCashDifferences(
  central: Central,
  { caller, query }: Call<'cashDifferences'>,
): Promise<Answer<RouteResponse<Routes['cashDifferences']>>> {
  const from = differencePositions.read(query.cursor);
  if (!from.ok) return from;
  let rows = central.db.selectFrom('cash_differences').selectAll().where('branch_code', '=', caller.branchCode);
  if (from.value !== null) rows = rows.where('number', '<', from.value[0]);
  const found = await rows
    .orderBy('number', 'desc')
    .limit(query.limit + 1)
    .execute();
  const page = differencePositions.page(found, query.limit, ({ number }) => [number]);
  const differences = page.rows.map((row) => ({
    number: row.number,
    tillId: row.till_id,
    businessDate: row.business_date,
    currency: row.currency as Currency,
    kind: row.kind,
    amount: toWire(row.amount),
    explanation: row.explanation,
    explainedBy: row.explained_by,
    witness: row.witness,
    state: row.state,
    approvedBy: row.approved_by,
    approvedOn: row.approved_on,
    reason: row.reason,
  }));
  return { ok: true, value: { differences, next: page.next } };
}
