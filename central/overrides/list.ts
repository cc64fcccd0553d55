import { z } from 'zod';
import type { RouteParams, RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { OverrideView } from '../../contract/central/overrides.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { keyset } from '../database/keyset.ts';
import { answerWith, viewsOf } from './answer.ts';
import { findRequest, selectRequests } from './find.ts';

type List = (typeof centralRoutes)['listOverrides'];

const id = z.uuid();
const byWaiting = keyset('overrides', z.tuple([z.iso.datetime(), id]));
const byAmount = keyset('overrides by amount', z.tuple([z.string().regex(/^-?\d{1,18}$/), id]));

/** The branch's requests. Those whose time is over are not shown as waiting. */
export async function listOverrides(
  central: Central,
  { caller, query }: { caller: TellerCaller; query: RouteQuery<List> },
): Promise<Answer<RouteResponse<List>>> {
  const mine = selectRequests(central.db)
    .where('override_requests.branch_code', '=', caller.branchCode)
    .where('state', '=', query.state)
    .$if(query.state === 'pending' || query.state === 'approved', (list) =>
      list.where('expires_at', '>', central.clock.now().toISOString()),
    )
    .limit(query.limit + 1);
  if (query.order === 'amount') {
    const from = byAmount.read(query.cursor);
    if (!from.ok) return from;
    const after = from.value;
    const found = await mine
      .$if(after !== null, (list) =>
        list.where((eb) => eb(eb.refTuple('amount', 'override_requests.id'), '<', eb.tuple(BigInt(after?.[0] ?? 0), after?.[1] ?? ''))),
      )
      .orderBy('amount', 'desc')
      .orderBy('override_requests.id', 'desc')
      .execute();
    const { rows, next } = byAmount.page(found, query.limit, (row) => [row.amount.toString(), row.id]);
    return { ok: true, value: { requests: await viewsOf(central, central.db, rows), next } };
  }
  const from = byWaiting.read(query.cursor);
  if (!from.ok) return from;
  const after = from.value;
  const found = await mine
    .$if(after !== null, (list) =>
      list.where((eb) => eb(eb.refTuple('created_at', 'override_requests.id'), '>', eb.tuple(after?.[0] ?? '', after?.[1] ?? ''))),
    )
    .orderBy('created_at')
    .orderBy('override_requests.id')
    .execute();
  const { rows, next } = byWaiting.page(found, query.limit, (row) => [row.created_at, row.id]);
  return { ok: true, value: { requests: await viewsOf(central, central.db, rows), next } };
}

/** One request of the branch. */
export async function viewOverride(
  central: Central,
  { caller, params }: { caller: TellerCaller; params: RouteParams<(typeof centralRoutes)['override']> },
): Promise<Answer<OverrideView>> {
  const row = await findRequest(central.db, caller.branchCode, params.requestId);
  return row === null ? refuse('OVERRIDE_UNKNOWN') : await answerWith(central, central.db, row);
}
