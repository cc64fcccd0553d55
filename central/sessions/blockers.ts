import type { RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { Answer } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { type Blocker, tillBlockers } from '../tills/blockers.ts';

/** Tills that the teller has and that may post: a paused one is left on purpose (0213). */
async function ownTills(central: Central, { tellerId }: TellerCaller): Promise<{ id: string; state: string }[]> {
  return await central.db
    .selectFrom('tills')
    .select(['id', 'state'])
    .where('teller_id', '=', tellerId)
    .where('state', 'in', ['open', 'active'])
    .orderBy('id')
    .execute();
}

async function ownRequests(central: Central, { tellerId, businessDate }: TellerCaller): Promise<Blocker[]> {
  const rows = await central.db
    .selectFrom('override_requests')
    .select(['id', 'transaction_code'])
    .where('teller_id', '=', tellerId)
    .where('state', 'in', ['pending', 'approved'])
    .where('business_date', '=', businessDate)
    .where('expires_at', '>', central.clock.now().toISOString())
    .orderBy('created_at')
    .execute();
  return rows.map(({ id, transaction_code }) => ({
    kind: 'overridePending',
    reference: id,
    textZh: `${transaction_code} 的授权申请未办结`,
    textEn: `an override request for ${transaction_code} is not settled`,
  }));
}

/** 0103: what a teller leaves unfinished, as central sees it (domain: the sign-off checker lists every blocker by name). */
export async function signOffBlockers(
  central: Central,
  { caller }: { readonly caller: TellerCaller },
): Promise<Answer<RouteResponse<(typeof centralRoutes)['signOffBlockers']>>> {
  const tills = await ownTills(central, caller);
  const open = tills.map(({ id }) => ({
    kind: 'tillOpen',
    reference: id,
    textZh: `尾箱 ${id} 未关闭`,
    textEn: `till ${id} is not closed`,
  }));
  // Without a till there may still be a hand-over or forms that wait for this teller.
  const moving = await tillBlockers(central.db, tills[0]?.id ?? '', caller);
  return { ok: true, value: { blockers: [...open, ...moving, ...(await ownRequests(central, caller))] } };
}
