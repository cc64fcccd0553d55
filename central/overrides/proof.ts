import type { WireError } from '../../contract/errors/wire.ts';
import type { Consent } from '../../contract/overrides/paths.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';

/** What a proof must have been made for. */
export interface Purpose {
  readonly deviceId: string;
  readonly clientKey: string;
  readonly now: Date;
}

/** Who decides: the caller of the session, or whoever has proven to stand at the requesting teller's PC. */
export async function provenPerson(
  _tx: Tx,
  caller: TellerCaller,
  proof: string | undefined,
  _purpose: Purpose,
): Promise<Result<Consent, WireError>> {
  if (proof === undefined) return ok({ tellerId: caller.tellerId, roles: caller.roles, level: caller.level });
  return refuse('SIGN_ON_NEEDED');
}
