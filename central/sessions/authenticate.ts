import { timingSafeEqual } from 'node:crypto';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { deviceIdSchema } from '../../contract/primitives.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { Role } from '../../contract/views/session.ts';
import { refuse } from '../answer.ts';
import type { Central, DeviceCaller, TellerCaller } from '../central.ts';
import { bind, run, type Statement } from '../database/statement.ts';
import { sha256 } from '../hash.ts';
import { PARAMETERS } from '../parameters/constants.ts';

/** What the caller says of itself in headers. */
export interface Credentials {
  readonly deviceId: string | undefined;
  readonly authorization: string | undefined;
}

const credential = (authorization: string | undefined, scheme: 'Device' | 'Bearer'): string | null => {
  const match = /^(\w+) ([\x21-\x7e]{1,200})$/.exec(authorization ?? '');
  return match?.[1]?.toLowerCase() === scheme.toLowerCase() ? (match[2] ?? null) : null;
};

interface DeviceRow {
  readonly branch_code: string;
  readonly secret_hash: Buffer;
  readonly business_date: string;
  readonly day_state: 'open' | 'closed';
}

interface TellerRow extends DeviceRow {
  readonly teller_id: string | null;
  readonly roles: Role[];
  readonly level: number;
  readonly last_used_at: string;
}

const CURRENT_DAY = `
  cross join lateral (select business_date, state from business_days where branch_code = devices.branch_code
                       order by business_date desc limit 1) day`;

const DEVICE: Statement<DeviceRow> = {
  name: 'device',
  text: `select devices.branch_code, devices.secret_hash, day.business_date, day.state as day_state
           from devices ${CURRENT_DAY}
          where devices.id = $1 and devices.revoked_at is null`,
};

const TELLER: Statement<TellerRow> = {
  name: 'teller',
  text: `select devices.branch_code, devices.secret_hash, day.business_date, day.state as day_state,
                tellers.id as teller_id, tellers.roles, tellers.level, sessions.last_used_at
           from devices ${CURRENT_DAY}
           left join sessions on sessions.token_hash = $2 and sessions.device_id = devices.id
           left join tellers on tellers.id = sessions.teller_id
          where devices.id = $1 and devices.revoked_at is null`,
};

const TOUCH: Statement<never> = {
  name: 'touch-session',
  text: 'update sessions set last_used_at = $3 where teller_id = $1 and token_hash = $2',
};

const callerOf = (deviceId: string, row: DeviceRow): DeviceCaller => ({
  deviceId,
  branchCode: row.branch_code,
  businessDate: row.business_date as BusinessDate,
  branchDay: row.day_state,
});

/** A branch PC by its secret. */
export async function authenticateDevice(central: Central, credentials: Credentials): Promise<Result<DeviceCaller, WireError>> {
  const id = deviceIdSchema.safeParse(credentials.deviceId);
  const secret = credential(credentials.authorization, 'Device');
  if (!id.success || secret === null) return refuse('DEVICE_UNKNOWN');
  const [row] = await run(central.hot, bind(DEVICE, [id.data]));
  if (row === undefined || !timingSafeEqual(row.secret_hash, sha256(secret))) return refuse('DEVICE_UNKNOWN');
  return ok(callerOf(id.data, row));
}

/**
 * A teller by the session's token, which holds at the PC that it was given to and nowhere else. A token that was replaced by a
 * later sign-on, or not used for too long, is refused like one that never was.
 */
export async function authenticateTeller(central: Central, credentials: Credentials): Promise<Result<TellerCaller, WireError>> {
  const id = deviceIdSchema.safeParse(credentials.deviceId);
  if (!id.success) return refuse('DEVICE_UNKNOWN');
  const token = credential(credentials.authorization, 'Bearer');
  const tokenHash = sha256(token ?? '');
  const [row] = await run(central.hot, bind(TELLER, [id.data, tokenHash]));
  if (row === undefined) return refuse('DEVICE_UNKNOWN');
  if (token === null || row.teller_id === null) return refuse('SIGN_ON_NEEDED');
  const now = central.clock.now();
  const idleMs = now.getTime() - Date.parse(row.last_used_at);
  if (idleMs > PARAMETERS.sessionInactivityMs) return refuse('SIGN_ON_NEEDED');
  if (idleMs > PARAMETERS.sessionTouchMs) await run(central.hot, bind(TOUCH, [row.teller_id, tokenHash, now.toISOString()]));
  return ok({ ...callerOf(id.data, row), tellerId: row.teller_id, roles: row.roles, level: row.level });
}
