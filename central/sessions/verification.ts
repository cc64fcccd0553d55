import { randomBytes } from 'node:crypto';
import type { RouteBody, RouteParams, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { Role } from '../../contract/views/session.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, DeviceCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { sha256 } from '../hash.ts';
import { proveIdentity } from './identity.ts';

type Route = (typeof centralRoutes)['verifyTeller'];

/** Long enough to read a screen and press a key, too short to be carried elsewhere. */
export const VERIFICATION_LIFETIME_MS = 3 * 60_000;
const KEPT_MS = 24 * 3_600_000;

/**
 * A second person proves who they are at a PC where somebody else is signed on, and gets a proof that holds there, once, for one form
 * and one purpose. No session is made, and none that they have elsewhere ends.
 */
export async function verifyTeller(
  central: Central,
  { caller, params, body }: { readonly caller: DeviceCaller; readonly params: RouteParams<Route>; readonly body: RouteBody<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  const proven = await proveIdentity(central, caller.branchCode, { ...body, tellerId: params.tellerId });
  if (!proven.ok) return proven;
  const { id, name, roles, level } = proven.value;
  const proof = randomBytes(24).toString('base64url');
  const now = central.clock.now();
  const expiresAt = new Date(now.getTime() + VERIFICATION_LIFETIME_MS).toISOString();
  // Who stood by is written where it counted; proofs that have expired are of no use to anybody.
  const stale = new Date(now.getTime() - KEPT_MS).toISOString();
  await central.db.deleteFrom('teller_verifications').where('device_id', '=', caller.deviceId).where('expires_at', '<', stale).execute();
  await central.db
    .insertInto('teller_verifications')
    .values({
      token_hash: sha256(proof),
      teller_id: id,
      device_id: caller.deviceId,
      client_key: body.clientKey,
      purpose: body.purpose,
      created_at: now.toISOString(),
      expires_at: expiresAt,
    })
    .execute();
  return { ok: true, value: { proof, expiresAt, tellerId: id, name, roles: roles as Role[], level } };
}

/** What a proof must have been given for. */
export interface ProofUse {
  readonly deviceId: string;
  readonly clientKey: string;
  readonly purpose: string;
  readonly now: Date;
}

/** Who has proven to stand there. */
export interface Verified {
  readonly tellerId: string;
  readonly branchCode: string;
  readonly roles: readonly Role[];
  readonly level: number;
}

/** A proof that was not used yet, with the person; null when there is none. */
export async function findVerification(tx: Tx, proof: string) {
  const row = await tx
    .selectFrom('teller_verifications')
    .innerJoin('tellers', 'tellers.id', 'teller_verifications.teller_id')
    .select(['teller_id', 'device_id', 'client_key', 'purpose', 'expires_at', 'branch_code', 'roles', 'level'])
    .where('token_hash', '=', sha256(proof))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Marks a proof as used. False: somebody was faster. */
export async function spendProof(tx: Tx, proof: string, at: string): Promise<boolean> {
  const used = await tx
    .updateTable('teller_verifications')
    .set({ used_at: at })
    .where('token_hash', '=', sha256(proof))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

/** Uses up a proof, in the transaction that relies on it. Refused unless PC, form and purpose are those that it was given for. */
export async function consumeVerification(tx: Tx, proof: string, use: ProofUse): Promise<Result<Verified, WireError>> {
  const row = await findVerification(tx, proof);
  const holds =
    row !== null &&
    row.device_id === use.deviceId &&
    row.client_key === use.clientKey &&
    row.purpose === use.purpose &&
    Date.parse(row.expires_at) > use.now.getTime();
  if (!holds || !(await spendProof(tx, proof, use.now.toISOString()))) return refuse('VERIFICATION_REFUSED');
  return ok({ tellerId: row.teller_id, branchCode: row.branch_code, roles: row.roles as Role[], level: row.level });
}
