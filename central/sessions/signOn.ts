import { randomBytes } from 'node:crypto';
import type { RouteBody, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { Role } from '../../contract/views/session.ts';
import type { Answer } from '../answer.ts';
import type { Central, DeviceCaller } from '../central.ts';
import { sha256 } from '../hash.ts';
import { proveIdentity } from './identity.ts';
import { hashPassword } from './password.ts';
import { replacePassword } from './replacePassword.ts';

type Route = (typeof centralRoutes)['signOn'];

/** Makes the session; the same row's earlier session, wherever it was, ends by it. */
async function startSession(central: Central, tellerId: string, deviceId: string): Promise<{ token: string; signedOnAt: string }> {
  const token = randomBytes(32).toString('base64url');
  const signedOnAt = central.clock.now().toISOString();
  const session = { token_hash: sha256(token), device_id: deviceId, signed_on_at: signedOnAt, last_used_at: signedOnAt };
  await central.db
    .insertInto('sessions')
    .values({ teller_id: tellerId, ...session })
    .onConflict((conflict) => conflict.column('teller_id').doUpdateSet(session))
    .execute();
  return { token, signedOnAt };
}

/** 0101, with password and second factor (see `proveIdentity`), and a new password where one is given. A session elsewhere ends. */
export async function signOn(
  central: Central,
  { caller, body }: { readonly caller: DeviceCaller; readonly body: RouteBody<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  const proven = await proveIdentity(central, caller.branchCode, body);
  if (!proven.ok) return proven;
  const teller = proven.value;
  if (body.newPassword !== undefined) await replacePassword(central, teller, await hashPassword(body.newPassword));
  const branch = await central.db.selectFrom('branches').selectAll().where('code', '=', teller.branch_code).executeTakeFirstOrThrow();
  const { token, signedOnAt } = await startSession(central, teller.id, caller.deviceId);
  const { screenLockSeconds } = central.parameters.at(caller.businessDate).one('session');
  return {
    ok: true,
    value: {
      token,
      screenLockSeconds,
      session: {
        tellerId: teller.id,
        name: teller.name,
        roles: teller.roles as Role[],
        level: teller.level,
        branchCode: branch.code,
        branchNameZh: branch.name_zh,
        branchNameEn: branch.name_en,
        businessDate: caller.businessDate,
        signedOnAt,
      },
    },
  };
}
