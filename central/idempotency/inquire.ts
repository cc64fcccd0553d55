import { sql } from 'kysely';
import { type Inquiry, outcomeSchema } from '../../contract/central/transactions.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import type { Answer } from '../answer.ts';
import type { Central, DeviceCaller } from '../central.ts';
import { SQLSTATE, sqlState } from '../database/failure.ts';
import { findStored, POST_ROUTE } from './outcomes.ts';

const PROBE_LIMIT_MS = 50;

/**
 * Whether a transaction that is not committed yet, of any node, has written an outcome for the key. A row that would have the
 * same key waits for that transaction; so the attempt, which is always rolled back, either waits or goes through.
 */
async function isBeingWritten(central: Central, deviceId: string, clientKey: ClientKey): Promise<boolean> {
  return await central.db.connection().execute(async (connection) => {
    await sql.raw(`begin; set local lock_timeout = ${PROBE_LIMIT_MS}`).execute(connection);
    try {
      await sql`
        insert into outcomes (device_id, client_key, route, body_hash, outcome, answer, decided_at)
        values (${deviceId}, ${clientKey}, ${POST_ROUTE}, repeat('0', 64), 'rejected', '', now())`.execute(connection);
      return false;
    } catch (error) {
      const state = sqlState(error);
      if (state === SQLSTATE.lockNotAvailable || state === SQLSTATE.uniqueViolation) return true;
      throw error;
    } finally {
      await sql.raw('rollback').execute(connection);
    }
  });
}

/**
 * The outcome of a key of the calling PC. `unknown` means that no outcome is written or being written: the same key may be sent.
 * A request that is still on the network is not seen; it would be posted under the same key, once.
 */
export async function inquire(
  central: Central,
  { caller, params }: { caller: DeviceCaller; params: { readonly clientKey: ClientKey } },
): Promise<Answer<Inquiry>> {
  const { clientKey } = params;
  const find = () => findStored(central.hot, { deviceId: caller.deviceId, clientKey, route: POST_ROUTE });
  const stored = await find();
  if (stored !== null) return { ok: true, stored: stored.answer };
  if (central.inFlight.has(`${caller.deviceId}/${clientKey}`)) return { ok: true, value: { outcome: 'inFlight', clientKey } };
  if (!(await isBeingWritten(central, caller.deviceId, clientKey))) return { ok: true, value: { outcome: 'unknown', clientKey } };
  // It may have been committed while the probe waited.
  const late = await find();
  return late === null
    ? { ok: true, value: { outcome: 'inFlight', clientKey } }
    : { ok: true, value: outcomeSchema.parse(JSON.parse(late.answer)) };
}
