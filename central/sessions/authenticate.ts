import { timingSafeEqual } from 'node:crypto';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { deviceIdSchema } from '../../contract/primitives.ts';
import type { Result } from '../../contract/result.ts';
import type { Role } from '../../contract/views/session.ts';
import { refuse } from '../answer.ts';
import type { Central, DeviceCaller, TellerCaller } from '../central.ts';
import { sha256 } from '../hash.ts';
import { PARAMETERS } from '../parameters.ts';

/** What the caller says of itself in headers. */
export interface Credentials {
  readonly deviceId: string | undefined;
  readonly authorization: string | undefined;
}

const credential = (authorization: string | undefined, scheme: 'Device' | 'Bearer'): string | null => {
  const match = /^(\w+) ([\x21-\x7e]{1,200})$/.exec(authorization ?? '');
  return match?.[1]?.toLowerCase() === scheme.toLowerCase() ? (match[2] ?? null) : null;
};

const currentDayOf = (central: Central, deviceId: string) =>
  central.db
    .selectFrom('devices')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('business_days')
          .select(['business_date', 'state as day_state'])
          .whereRef('business_days.branch_code', '=', 'devices.branch_code')
          .orderBy('business_date', 'desc')
          .limit(1)
          .as('day'),
      (join) => join.onTrue(),
    )
    .where('devices.id', '=', deviceId)
    .where('devices.revoked_at', 'is', null);

/** A branch PC by its secret. */
export async function authenticateDevice(central: Central, credentials: Credentials): Promise<Result<DeviceCaller, WireError>> {
  const id = deviceIdSchema.safeParse(credentials.deviceId);
  const secret = credential(credentials.authorization, 'Device');
  if (!id.success || secret === null) return refuse('DEVICE_UNKNOWN');
  const row = await currentDayOf(central, id.data)
    .select(['devices.branch_code', 'devices.secret_hash', 'day.business_date', 'day.day_state'])
    .executeTakeFirst();
  if (row === undefined || !timingSafeEqual(row.secret_hash, sha256(secret))) return refuse('DEVICE_UNKNOWN');
  return {
    ok: true,
    value: {
      deviceId: id.data,
      branchCode: row.branch_code,
      businessDate: row.business_date as BusinessDate,
      branchDay: row.day_state,
    },
  };
}

/**
 * A teller by the session's token, which holds at the PC that it was given to and nowhere else. A token that was replaced by a
 * later sign-on, or not used for too long, is refused like one that never was.
 */
export async function authenticateTeller(central: Central, credentials: Credentials): Promise<Result<TellerCaller, WireError>> {
  const id = deviceIdSchema.safeParse(credentials.deviceId);
  if (!id.success) return refuse('DEVICE_UNKNOWN');
  const token = credential(credentials.authorization, 'Bearer');
  const row = await currentDayOf(central, id.data)
    .leftJoin('sessions', (join) => join.onRef('sessions.device_id', '=', 'devices.id').on('sessions.token_hash', '=', sha256(token ?? '')))
    .leftJoin('tellers', 'tellers.id', 'sessions.teller_id')
    .select(['devices.branch_code', 'day.business_date', 'day.day_state'])
    .select(['sessions.last_used_at', 'tellers.id as teller_id', 'tellers.roles', 'tellers.level'])
    .executeTakeFirst();
  if (row === undefined) return refuse('DEVICE_UNKNOWN');
  if (token === null || row.teller_id === null || row.last_used_at === null) return refuse('SIGN_ON_NEEDED');
  const now = central.clock.now();
  const idleMs = now.getTime() - Date.parse(row.last_used_at);
  if (idleMs > PARAMETERS.sessionInactivityMs) return refuse('SIGN_ON_NEEDED');
  if (idleMs > PARAMETERS.sessionTouchMs)
    await central.db
      .updateTable('sessions')
      .set({ last_used_at: now.toISOString() })
      .where('teller_id', '=', row.teller_id)
      .where('token_hash', '=', sha256(token))
      .execute();
  return {
    ok: true,
    value: {
      deviceId: id.data,
      branchCode: row.branch_code,
      businessDate: row.business_date as BusinessDate,
      branchDay: row.day_state,
      tellerId: row.teller_id,
      roles: (row.roles ?? []) as Role[],
      level: row.level ?? 0,
    },
  };
}
