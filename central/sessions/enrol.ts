import { randomBytes } from 'node:crypto';
import type { RouteBody, RouteParams, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { hasRole } from './permission.ts';
import { enrolmentUri } from './totp.ts';
import { keyNamed, keyNameOf, sealSecret } from './totpSecret.ts';

type Route = (typeof centralRoutes)['enrolSecondFactor'];

/** RFC 4226 asks for 128 bits and recommends 160. */
const SECRET_BYTES = 20;

/**
 * Gives a teller of the branch a new secret for one-time codes; the old one ends. By a supervisor, never for oneself. The secret is shown
 * this once. A teller who has one of the sandbox's gets the next one under the sandbox's public key as well.
 */
export async function enrolSecondFactor(
  central: Central,
  { caller, params, body }: { readonly caller: TellerCaller; readonly params: RouteParams<Route>; readonly body: RouteBody<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  const { tellerId } = params;
  if (!hasRole(caller, ['supervisor'])) return refuse('NOT_PERMITTED');
  if (tellerId === caller.tellerId) return refuse('OWN_ACT_REFUSED');
  const teller = await central.db
    .selectFrom('tellers')
    .select('totp_secret')
    .where('id', '=', tellerId)
    .where('branch_code', '=', caller.branchCode)
    .executeTakeFirst();
  if (teller === undefined) return refuse('TELLER_UNKNOWN', { tellerId });
  const name = teller.totp_secret === null ? 'bank' : keyNameOf(teller.totp_secret);
  const key = await keyNamed(name);
  if (key === null) return refuse('SECOND_FACTOR_KEY_MISSING');
  const secret = new Uint8Array(randomBytes(SECRET_BYTES));
  await central.db
    .updateTable('tellers')
    .set({ totp_secret: sealSecret(secret, tellerId, name, key), totp_required: body.required, totp_last_step: null })
    .where('id', '=', tellerId)
    .execute();
  return { ok: true, value: { tellerId, uri: enrolmentUri(secret, tellerId) } };
}
