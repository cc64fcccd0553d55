import type { RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { Answer } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';

/** 0103. Ends the session of this PC only: one that began elsewhere in between is not the caller's to end. */
export async function signOff(
  central: Central,
  { caller }: { caller: TellerCaller },
): Promise<Answer<RouteResponse<(typeof centralRoutes)['signOff']>>> {
  await central.db.deleteFrom('sessions').where('teller_id', '=', caller.tellerId).where('device_id', '=', caller.deviceId).execute();
  return { ok: true, value: { signedOff: true } };
}
