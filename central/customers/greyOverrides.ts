import { uuidv7 } from 'uuidv7';
import type { RouteBody, RouteResponse } from '../../contract/central/define.ts';
import { ecifRoutes } from '../../contract/central/ecif.ts';
import type { CustomerData } from '../../contract/central/ecifData.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import type { Result } from '../../contract/result.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { once } from '../idempotency/once.ts';
import { consumeVerification } from '../sessions/verification.ts';
import { readIdentity } from './identity.ts';
import { maySupervise } from './permissions.ts';

/** Proofs for this are given for the transaction that opens customers. */
const PURPOSE = '1001';

type Route = (typeof ecifRoutes)['allowGreyListed'];

interface Call {
  readonly caller: TellerCaller;
  readonly body: RouteBody<Route>;
  readonly idempotencyKey: ClientKey;
}

/** Who allows it: the supervisor whose session this is, or the one who has just proven to stand at the teller's PC. */
async function allowing(central: Central, tx: Tx, { caller, body }: Call): Promise<Result<string, WireError>> {
  if (body.proof === undefined || body.clientKey === undefined)
    return maySupervise(caller) ? { ok: true, value: caller.tellerId } : refuse('NOT_PERMITTED');
  const use = { deviceId: caller.deviceId, clientKey: body.clientKey, purpose: PURPOSE, now: central.clock.now() };
  const verified = await consumeVerification(tx, body.proof, use);
  if (!verified.ok) return verified;
  if (verified.value.tellerId === caller.tellerId) return refuse('MAKER_IS_CHECKER');
  if (verified.value.branchCode !== caller.branchCode) return refuse('TELLER_OF_ANOTHER_BRANCH');
  return verified.value.roles.includes('supervisor') ? { ok: true, value: verified.value.tellerId } : refuse('NOT_PERMITTED');
}

/** A supervisor allows one creation with this document, today and once. */
export async function allowGreyListed(central: Central, { caller, body, idempotencyKey }: Call): Promise<Answer<RouteResponse<Route>>> {
  if (body.proof === undefined && !maySupervise(caller)) return refuse('NOT_PERMITTED');
  const identity = readIdentity(body.idType, body.idNumber);
  if (identity === null)
    return refuse('INPUT_INVALID', { reason: 'idNumber' }, [
      { field: 'idNumber', code: 'ID_NUMBER_INVALID', details: { reason: 'form or check character' } },
    ]);
  return await once(
    central,
    { caller, idempotencyKey, route: 'allowGreyListed', request: body },
    ecifRoutes.allowGreyListed.response,
    async (tx) => {
      const by = await allowing(central, tx, { caller, body, idempotencyKey });
      if (!by.ok) return by;
      const id = uuidv7();
      await tx
        .insertInto('customer_grey_overrides')
        .values({
          id,
          identity_key: identity.key,
          reason: body.reason,
          business_date: caller.businessDate,
          given_by: by.value,
          given_at: central.clock.now().toISOString(),
          used_by: null,
        })
        .execute();
      return { ok: true, value: { greyOverrideId: id } };
    },
  );
}

/** The supervisor of an override that `takeGreyOverride` would take. Changes nothing. */
export async function findGreyOverride(
  tx: Tx,
  caller: TellerCaller,
  id: string,
  { idType, idNumber }: Pick<CustomerData, 'idType' | 'idNumber'>,
): Promise<string | null> {
  const key = readIdentity(idType, idNumber)?.key;
  if (key === undefined) return null;
  const found = await tx
    .selectFrom('customer_grey_overrides')
    .select('given_by')
    .where('id', '=', id)
    .where('identity_key', '=', key)
    .where('business_date', '=', caller.businessDate)
    .where('used_by', 'is', null)
    .where('given_by', '<>', caller.tellerId)
    .executeTakeFirst();
  return found?.given_by ?? null;
}

/**
 * Uses an override up, in the transaction that it is for, and gives the supervisor. Null when there is none of this identifier for this
 * document and date, when it was used, or when it is the caller's own.
 */
export async function takeGreyOverride(
  tx: Tx,
  caller: TellerCaller,
  id: string,
  { idType, idNumber }: Pick<CustomerData, 'idType' | 'idNumber'>,
): Promise<string | null> {
  const key = readIdentity(idType, idNumber)?.key;
  if (key === undefined) return null;
  const taken = await tx
    .updateTable('customer_grey_overrides')
    .set({ used_by: caller.tellerId })
    .where('id', '=', id)
    .where('identity_key', '=', key)
    .where('business_date', '=', caller.businessDate)
    .where('used_by', 'is', null)
    .where('given_by', '<>', caller.tellerId)
    .returning('given_by')
    .executeTakeFirst();
  return taken?.given_by ?? null;
}
