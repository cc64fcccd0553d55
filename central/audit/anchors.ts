import type { RouteBody, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, DeviceCaller } from '../central.ts';
import { serializable, type Tx } from '../database/serializable.ts';

type AnchorRoute = (typeof centralRoutes)['anchorAudit'];
type LastRoute = (typeof centralRoutes)['lastAnchor'];

const newest = (db: Tx | Central['db'], deviceId: string) =>
  db
    .selectFrom('audit_anchors')
    .select(['sequence', 'hash'])
    .where('device_id', '=', deviceId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();

/**
 * Keeps the head of a PC's audit chain. The same head again is harmless; another one at or below the newest sequence means that
 * the PC's file was cut or rewritten, and is refused (security: audit).
 */
export async function anchorAudit(
  central: Central,
  { caller, body }: { caller: DeviceCaller; body: RouteBody<AnchorRoute> },
): Promise<Answer<RouteResponse<AnchorRoute>>> {
  const sequence = BigInt(body.sequence);
  const kept = { deviceId: caller.deviceId, sequence: body.sequence, hash: body.hash };
  return await serializable(central.db, async (tx) => {
    const last = await newest(tx, caller.deviceId);
    if (last !== undefined && sequence === last.sequence && body.hash === last.hash) return { ok: true, value: kept };
    if (last !== undefined && sequence <= last.sequence)
      return refuse('INPUT_INVALID', { reason: `central keeps another head of this PC at sequence ${last.sequence}` });
    await tx
      .insertInto('audit_anchors')
      .values({
        device_id: caller.deviceId,
        sequence,
        hash: body.hash,
        device_time: body.at,
        received_at: central.clock.now().toISOString(),
      })
      .execute();
    return { ok: true, value: kept };
  });
}

/** The newest head that is kept of the calling PC. */
export async function lastAnchor(central: Central, { caller }: { caller: DeviceCaller }): Promise<Answer<RouteResponse<LastRoute>>> {
  const last = await newest(central.db, caller.deviceId);
  return { ok: true, value: { anchor: last === undefined ? null : { sequence: Number(last.sequence), hash: last.hash } } };
}
