import type { WireError } from '../../contract/errors/wire.ts';
import type { Consent } from '../../contract/overrides/paths.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { consumeVerification } from '../sessions/verification.ts';
import type { RequestRow } from './find.ts';
import type { NamedRule } from './rules.ts';

const PURPOSE = 'override';

/**
 * Who decides a request. From a session of their own: a request that was sent away. At the requesting teller's PC: whoever has just
 * proven to stand there, for a request that is to be met there, or for one that waits in vain where its rules let it fall back.
 */
export async function provenPerson(
  tx: Tx,
  caller: TellerCaller,
  proof: string | undefined,
  { row, rules, now }: { readonly row: RequestRow; readonly rules: readonly NamedRule[]; readonly now: Date },
): Promise<Result<Consent, WireError>> {
  if (proof === undefined) {
    if (row.kind === 'local') return refuse('OVERRIDE_KIND_REFUSED', { rule: row.rules[0] ?? '', allowed: 'local' });
    return ok({ tellerId: caller.tellerId, roles: caller.roles, level: caller.level });
  }
  const strict = rules.find(({ terms }) => row.kind !== 'local' && !terms.fallbackToLocal);
  if (strict !== undefined) return refuse('OVERRIDE_KIND_REFUSED', { rule: strict.rule, allowed: row.kind });
  if (caller.deviceId !== row.device_id) return refuse('VERIFICATION_REFUSED');
  const verified = await consumeVerification(tx, proof, { deviceId: row.device_id, clientKey: row.client_key, purpose: PURPOSE, now });
  if (!verified.ok) return verified;
  const { tellerId, branchCode, roles, level } = verified.value;
  return branchCode === row.branch_code ? ok({ tellerId, roles, level }) : refuse('TELLER_OF_ANOTHER_BRANCH');
}
