import type { RouteBody, RouteParams, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, DeviceCaller } from '../central.ts';
import { serializable } from '../database/serializable.ts';
import { consumeVerification } from './verification.ts';

type Route = (typeof centralRoutes)['endSession'];

/** Proofs for this are given for the code of the temporary sign-off. */
export const PURPOSE = '0102';

/** Ends the session that somebody has left at this PC, so that another can sign on. A refusal uses the proof up all the same. */
export async function endSession(
  central: Central,
  { caller, params, body }: { readonly caller: DeviceCaller; readonly params: RouteParams<Route>; readonly body: RouteBody<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  const { tellerId } = params;
  return await serializable(central.db, async (tx): Promise<Answer<RouteResponse<Route>>> => {
    const use = { deviceId: caller.deviceId, clientKey: body.clientKey, purpose: PURPOSE, now: central.clock.now() };
    const verified = await consumeVerification(tx, body.proof, use);
    if (!verified.ok) return verified;
    if (!verified.value.roles.includes('supervisor')) return refuse('NOT_PERMITTED');
    if (verified.value.tellerId === tellerId) return refuse('OWN_ACT_REFUSED');
    await tx.deleteFrom('sessions').where('teller_id', '=', tellerId).where('device_id', '=', caller.deviceId).execute();
    return { ok: true, value: { ended: true, endedBy: verified.value.tellerId } };
  });
}
