import { sql } from 'kysely';
import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { Witness } from '../../contract/transactions/till/transfer.ts';
import type { Role } from '../../contract/views/session.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import type { Asked, Written } from '../posting/plan.ts';
import { findVerification, spendProof, type Verified } from './verification.ts';

/** Whoever may stand by: anybody of the branch who handles cash or forms, or decides on them. */
export const ANYBODY: readonly Role[] = ['teller', 'seniorTeller', 'vaultKeeper', 'supervisor'];

/** The second person of a posting, whose proof was given at this PC for this form and transaction code; null when it does not hold. */
export async function readWitness(
  tx: Tx,
  { caller, clientKey, now }: Pick<Asked<unknown>, 'caller' | 'clientKey' | 'now'>,
  witness: Witness | undefined,
  code: string,
): Promise<Verified | null> {
  if (witness === undefined) return null;
  const row = await findVerification(tx, witness.proof);
  if (row === null || row.teller_id !== witness.tellerId || row.client_key !== clientKey) return null;
  if (row.device_id !== caller.deviceId || row.purpose !== code || Date.parse(row.expires_at) <= now.getTime()) return null;
  return { tellerId: row.teller_id, branchCode: row.branch_code, roles: row.roles as Role[], level: row.level };
}

/** Another person of the caller's branch with one of the roles. `asked`: whether anybody was named at all. */
export function checkWitness(
  caller: TellerCaller,
  asked: Witness | undefined,
  found: Verified | null,
  roles: readonly Role[] = ANYBODY,
): Result<Verified, WireError> {
  const role = roles.join('/');
  if (asked === undefined) return refuse('WITNESS_NEEDED', { role });
  const holds =
    found !== null &&
    found.tellerId !== caller.tellerId &&
    found.branchCode === caller.branchCode &&
    found.roles.some((each) => roles.includes(each));
  return holds ? ok(found) : refuse('WITNESS_REFUSED', { role });
}

/**
 * Uses the proof up, with the posting that relies on it, whose entry names the second person from then on. It was read in the same
 * serializable transaction, so that it cannot be gone.
 */
export async function spendWitness(tx: Tx, witness: Witness | undefined, { entryId, postedAt }: Written): Promise<void> {
  if (witness === undefined) return;
  if (!(await spendProof(tx, witness.proof, postedAt))) throw new Error('A proof was used twice');
  await sql`update journal_entry set authoriser_ids = array_append(authoriser_ids, ${witness.tellerId}) where id = ${entryId}`.execute(tx);
}
