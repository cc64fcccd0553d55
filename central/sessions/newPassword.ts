import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import { currentDay } from '../branches/day.ts';
import type { Central } from '../central.ts';
import type { Teller } from './identity.ts';
import { passwordMatches } from './password.ts';

const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/** Whether a new password is what the bank wants of one (parameter `password`). It has not been the teller's for a while. */
export async function checkNewPassword(
  central: Central,
  teller: Pick<Teller, 'id' | 'branch_code' | 'password_hash'>,
  newPassword: string,
): Promise<Result<true, WireError>> {
  const text = newPassword.normalize('NFKC');
  const { businessDate } = await currentDay(central.db, teller.branch_code);
  const { minLength, kinds, history } = central.parameters.at(businessDate).one('password');
  if ([...text].length < minLength) return refuse('PASSWORD_TOO_SHORT', { minLength: String(minLength) });
  if (text === teller.id || KINDS.filter((kind) => kind.test(text)).length < kinds)
    return refuse('PASSWORD_TOO_SIMPLE', { kinds: String(kinds) });
  const before = await central.db
    .selectFrom('password_history')
    .select('password_hash')
    .where('teller_id', '=', teller.id)
    .orderBy('replaced_at', 'desc')
    .limit(history)
    .execute();
  // One after the other: each comparison takes its share of memory, and all of them at once would take it many times.
  for (const { password_hash } of [teller, ...before])
    if (await passwordMatches(text, password_hash)) return refuse('PASSWORD_USED_BEFORE', { history: String(history) });
  return ok(true);
}
