import { sql } from 'kysely';
import type { RouteResponse } from '../../contract/central/define.ts';
import type { transactionRoutes } from '../../contract/central/transactions.ts';
import { wireError } from '../../contract/errors/wire.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import type { Answer } from '../answer.ts';
import type { Central, DeviceCaller } from '../central.ts';
import { findStored, POST_ROUTE } from './outcomes.ts';

type Response = RouteResponse<(typeof transactionRoutes)['voidKey']>;

/**
 * Ends a key of the calling PC for good: what has an outcome keeps it and tells it; what has none is refused from now on, also the copies
 * of a request that are still on the network. A request was turned away before anything was posted (400, 403) may be told as refused only
 * after this, because nothing else says that no later copy of it is let through. A posting under way is waited for.
 */
export async function voidKey(
  central: Central,
  { caller, params }: { caller: DeviceCaller; params: { readonly clientKey: ClientKey } },
): Promise<Answer<Response>> {
  const { clientKey } = params;
  const { deviceId } = caller;
  return await central.inFlight.run(`${deviceId}/${clientKey}`, async () => {
    const refused = JSON.stringify({ outcome: 'rejected', clientKey, error: wireError('KEY_VOIDED') } satisfies Response);
    // No request has this hash, so each that comes under the key is another one than the first. Who writes the key at this moment
    // elsewhere is waited for.
    await sql`
      insert into outcomes (device_id, client_key, route, body_hash, outcome, answer, decided_at)
      values (${deviceId}, ${clientKey}, ${POST_ROUTE}, repeat('0', 64), 'rejected', ${refused}, ${central.clock.now().toISOString()})
      on conflict do nothing`.execute(central.db);
    const stored = await findStored(central.hot, { deviceId, clientKey, route: POST_ROUTE });
    if (stored === null) throw new Error('An outcome that was just written is not there');
    return { ok: true, stored: stored.answer };
  });
}
