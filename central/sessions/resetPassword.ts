import { randomInt } from 'node:crypto';
import type { RouteParams, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { hashPassword } from './password.ts';
import { hasRole } from './permission.ts';
import { replacePassword } from './replacePassword.ts';

type Route = (typeof centralRoutes)['resetPassword'];

/** Told by mouth and copied by hand: nothing that looks like something else. 12 of 31 are 59 bits, for one sign-on with five tries. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const oneTimePassword = (): string => Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/**
 * Gives a teller of the branch a password that must be changed with the next sign-on. By a supervisor, never for oneself. What the
 * teller has open ends, and a lock by failed sign-ons too.
 */
export async function resetPassword(
  central: Central,
  { caller, params }: { readonly caller: TellerCaller; readonly params: RouteParams<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  const { tellerId } = params;
  if (!hasRole(caller, ['supervisor'])) return refuse('NOT_PERMITTED');
  if (tellerId === caller.tellerId) return refuse('OWN_ACT_REFUSED');
  const teller = await central.db
    .selectFrom('tellers')
    .select(['id', 'password_hash'])
    .where('id', '=', tellerId)
    .where('branch_code', '=', caller.branchCode)
    .executeTakeFirst();
  if (teller === undefined) return refuse('TELLER_UNKNOWN', { tellerId });
  const password = oneTimePassword();
  await replacePassword(central, teller, await hashPassword(password), { given: true });
  await central.db.deleteFrom('sessions').where('teller_id', '=', tellerId).execute();
  return { ok: true, value: { tellerId, password } };
}
