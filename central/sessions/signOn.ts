import { randomBytes } from 'node:crypto';
import type { RouteBody, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { Role } from '../../contract/views/session.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, DeviceCaller } from '../central.ts';
import { sha256 } from '../hash.ts';
import { PARAMETERS } from '../parameters/constants.ts';
import { passwordMatches, pretendToCompare } from './password.ts';

type Route = (typeof centralRoutes)['signOn'];

/**
 * Counts the attempt before the password is compared: otherwise many guesses at the same time would all pass the check of the
 * counter. Gives the teller, or null when the attempts are used up or the number is unknown.
 */
const takeAttempt = (central: Central, tellerId: string) =>
  central.db
    .updateTable('tellers')
    .set((eb) => ({ failed_attempts: eb('failed_attempts', '+', 1) }))
    .where('id', '=', tellerId)
    .where('failed_attempts', '<', PARAMETERS.signOnAttempts)
    .returningAll()
    .executeTakeFirst();

/** Refuses a wrong password or an unknown number; which of the two it was is not told. */
async function refuseUnknown(central: Central, tellerId: string, password: string) {
  const known = await central.db.selectFrom('tellers').select('id').where('id', '=', tellerId).executeTakeFirst();
  if (known !== undefined) return refuse('TELLER_LOCKED', { tellerId });
  await pretendToCompare(password);
  return refuse('CREDENTIALS_WRONG', { remaining: String(PARAMETERS.signOnAttempts - 1) });
}

/** Makes the session; the same row's earlier session, wherever it was, ends by it. */
async function startSession(central: Central, tellerId: string, deviceId: string): Promise<{ token: string; signedOnAt: string }> {
  const token = randomBytes(32).toString('base64url');
  const signedOnAt = central.clock.now().toISOString();
  const session = { token_hash: sha256(token), device_id: deviceId, signed_on_at: signedOnAt, last_used_at: signedOnAt };
  await central.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('sessions')
      .values({ teller_id: tellerId, ...session })
      .onConflict((conflict) => conflict.column('teller_id').doUpdateSet(session))
      .execute();
    await tx.updateTable('tellers').set({ failed_attempts: 0 }).where('id', '=', tellerId).execute();
  });
  return { token, signedOnAt };
}

interface Call {
  readonly caller: DeviceCaller;
  readonly body: RouteBody<Route>;
}

/**
 * 0101. Five failures in a row lock the teller; a session elsewhere ends (security: the wire).
 * Attempts of one teller go one after the other, so that a repeated right one does not use up the attempts.
 */
export const signOn = (central: Central, call: Call): Promise<Answer<RouteResponse<Route>>> =>
  central.inFlight.run(`signOn/${call.body.tellerId}`, () => attempt(central, call));

async function attempt(central: Central, { caller, body }: Call): Promise<Answer<RouteResponse<Route>>> {
  const teller = await takeAttempt(central, body.tellerId);
  if (teller === undefined) return refuseUnknown(central, body.tellerId, body.password);
  if (!(await passwordMatches(body.password, teller.password_hash))) {
    const remaining = PARAMETERS.signOnAttempts - teller.failed_attempts;
    return remaining > 0 ? refuse('CREDENTIALS_WRONG', { remaining: String(remaining) }) : refuse('TELLER_LOCKED', { tellerId: teller.id });
  }
  if (teller.branch_code !== caller.branchCode) {
    await central.db.updateTable('tellers').set({ failed_attempts: 0 }).where('id', '=', teller.id).execute();
    return refuse('TELLER_OF_ANOTHER_BRANCH', { tellerId: teller.id });
  }
  const branch = await central.db.selectFrom('branches').selectAll().where('code', '=', teller.branch_code).executeTakeFirstOrThrow();
  const { token, signedOnAt } = await startSession(central, teller.id, caller.deviceId);
  return {
    ok: true,
    value: {
      token,
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
