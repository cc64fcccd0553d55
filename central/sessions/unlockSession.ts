import type { RouteBody, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { Answer } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { provePassword } from './identity.ts';

type Route = (typeof centralRoutes)['unlockSession'];

/** 0102: the teller is back at a locked PC. Central keeps no lock of its own: the PC does, and asks here who stands before it. */
export async function unlockSession(
  central: Central,
  { caller, body }: { readonly caller: TellerCaller; readonly body: RouteBody<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  const known = await provePassword(central, caller.tellerId, body.password);
  return known.ok ? { ok: true, value: { unlocked: true } } : known;
}
