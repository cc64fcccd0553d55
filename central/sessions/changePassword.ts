import type { RouteBody, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { Answer } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { provePassword } from './identity.ts';
import { checkNewPassword } from './newPassword.ts';
import { hashPassword } from './password.ts';
import { replacePassword } from './replacePassword.ts';

type Route = (typeof centralRoutes)['changePassword'];

/** Changes the own password. The session goes on: it was proven with both factors when it began. */
export async function changePassword(
  central: Central,
  { caller, body }: { readonly caller: TellerCaller; readonly body: RouteBody<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  const known = await provePassword(central, caller.tellerId, body.password);
  if (!known.ok) return known;
  const fresh = await checkNewPassword(central, known.value, body.newPassword);
  if (!fresh.ok) return fresh;
  await replacePassword(central, known.value, await hashPassword(body.newPassword));
  return { ok: true, value: { changed: true } };
}
