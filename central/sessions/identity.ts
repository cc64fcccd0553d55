import type { Selectable } from 'kysely';
import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { Central } from '../central.ts';
import type { TellersTable } from '../database/tables/bank.ts';
import { PARAMETERS } from '../parameters/constants.ts';
import { checkNewPassword } from './newPassword.ts';
import { passwordMatches, pretendToCompare } from './password.ts';
import { stepOf } from './totp.ts';
import { keyNamed, keyNameOf, unsealSecret } from './totpSecret.ts';

export type Teller = Selectable<TellersTable>;

/** What somebody says to prove who they are. */
export interface Claim {
  readonly tellerId: string;
  readonly password: string;
  readonly code?: string | undefined;
  /** Of a sign-on that changes the password. */
  readonly newPassword?: string | undefined;
}

/**
 * Counts the attempt before anything is compared: otherwise many guesses at the same time would all pass the check of the counter.
 * Gives the teller, or null when the attempts are used up or the number is unknown.
 */
const takeAttempt = (central: Central, tellerId: string): Promise<Teller | undefined> =>
  central.db
    .updateTable('tellers')
    .set((eb) => ({ failed_attempts: eb('failed_attempts', '+', 1) }))
    .where('id', '=', tellerId)
    .where('failed_attempts', '<', PARAMETERS.signOnAttempts)
    .returningAll()
    .executeTakeFirst();

const setAttempts = (central: Central, tellerId: string, attempts: number) =>
  central.db.updateTable('tellers').set({ failed_attempts: attempts }).where('id', '=', tellerId).execute();

/** Refuses a wrong password or an unknown number; which of the two it was is not told. */
async function refuseUnknown(central: Central, tellerId: string, password: string) {
  const known = await central.db.selectFrom('tellers').select('id').where('id', '=', tellerId).executeTakeFirst();
  if (known !== undefined) return refuse('TELLER_LOCKED', { tellerId });
  await pretendToCompare(password);
  return refuse('CREDENTIALS_WRONG', { remaining: String(PARAMETERS.signOnAttempts - 1) });
}

const refuseWrong = (teller: Teller) => {
  const remaining = PARAMETERS.signOnAttempts - teller.failed_attempts;
  return remaining > 0 ? refuse('CREDENTIALS_WRONG', { remaining: String(remaining) }) : refuse('TELLER_LOCKED', { tellerId: teller.id });
};

/** The one-time code: of this moment or a step beside it, and not used before. Codes that are given are checked, also unasked ones. */
async function checkCode(central: Central, teller: Teller, code: string | undefined): Promise<Result<true, WireError>> {
  if (code === undefined || teller.totp_secret === null) {
    if (!teller.totp_required) return ok(true);
    // The password was right: asking for the code is no failure.
    await setAttempts(central, teller.id, teller.failed_attempts - 1);
    return refuse('SECOND_FACTOR_NEEDED');
  }
  const key = await keyNamed(keyNameOf(teller.totp_secret));
  const secret = key === null ? null : unsealSecret(teller.totp_secret, teller.id, key);
  if (secret === null) {
    // Central cannot check it: no failure of the teller's.
    await setAttempts(central, teller.id, teller.failed_attempts - 1);
    return refuse('SECOND_FACTOR_KEY_MISSING');
  }
  const step = stepOf(secret, code, central.clock.now());
  if (step === null) return refuseWrong(teller);
  const used = await central.db
    .updateTable('tellers')
    .set({ totp_last_step: step })
    .where('id', '=', teller.id)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst();
  return used.numUpdatedRows === 1n ? ok(true) : refuse('SECOND_FACTOR_USED');
}

/** Password alone, counted like every other attempt. The count of failures is the caller's to clear. */
async function proveAttempt(central: Central, { tellerId, password }: Claim): Promise<Result<Teller, WireError>> {
  const teller = await takeAttempt(central, tellerId);
  if (teller === undefined) return refuseUnknown(central, tellerId, password);
  return (await passwordMatches(password, teller.password_hash)) ? ok(teller) : refuseWrong(teller);
}

/** A password that was given by somebody else is changed with the sign-on; a new one is judged before the code of the moment is used up. */
async function judgeNewPassword(central: Central, teller: Teller, newPassword: string | undefined): Promise<Result<true, WireError>> {
  if (newPassword === undefined) return teller.password_must_change ? refuse('PASSWORD_CHANGE_NEEDED') : ok(true);
  return await checkNewPassword(central, teller, newPassword);
}

async function attempt(central: Central, branchCode: string, claim: Claim): Promise<Result<Teller, WireError>> {
  const known = await proveAttempt(central, claim);
  if (!known.ok) return known;
  const teller = known.value;
  const fresh = await judgeNewPassword(central, teller, claim.newPassword);
  if (!fresh.ok) {
    // The password was right: asking for a better new one is no failure.
    await setAttempts(central, teller.id, teller.failed_attempts - 1);
    return fresh;
  }
  const code = await checkCode(central, teller, claim.code);
  if (!code.ok) return code;
  await setAttempts(central, teller.id, 0);
  return teller.branch_code === branchCode ? ok(teller) : refuse('TELLER_OF_ANOTHER_BRANCH', { tellerId: teller.id });
}

/**
 * Somebody who stands at a PC of this branch, by password and, where it is demanded, one-time code. Five failures in a row of either
 * lock the teller (security: the wire). Attempts of one teller go one after the other, so that a repeated right one does not use up
 * the attempts.
 */
export const proveIdentity = (central: Central, branchCode: string, claim: Claim): Promise<Result<Teller, WireError>> =>
  central.inFlight.run(`signOn/${claim.tellerId}`, () => attempt(central, branchCode, claim));

/** The teller of a session that has proven both factors when it began: the password alone, counted like every other attempt. */
export const provePassword = (central: Central, tellerId: string, password: string): Promise<Result<Teller, WireError>> =>
  central.inFlight.run(`signOn/${tellerId}`, async () => {
    const known = await proveAttempt(central, { tellerId, password });
    if (known.ok) await setAttempts(central, tellerId, 0);
    return known;
  });
