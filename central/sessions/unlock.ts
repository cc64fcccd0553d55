import type { RouteParams, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { hasRole } from './permission.ts';

type Route = (typeof centralRoutes)['unlockTeller'];

/** Lets a locked teller try again: by a supervisor of the branch, never by the locked one. */
export async function unlockTeller(
  central: Central,
  { caller, params }: { readonly caller: TellerCaller; readonly params: RouteParams<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  if (!hasRole(caller, ['supervisor'])) return refuse('NOT_PERMITTED');
  if (params.tellerId === caller.tellerId) return refuse('OWN_ACT_REFUSED');
  const { numUpdatedRows } = await central.db
    .updateTable('tellers')
    .set({ failed_attempts: 0 })
    .where('id', '=', params.tellerId)
    .where('branch_code', '=', caller.branchCode)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { ok: true, value: { unlocked: true } } : refuse('TELLER_UNKNOWN', { tellerId: params.tellerId });
}
