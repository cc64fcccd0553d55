import { timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
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

export interface DeviceRow {
  readonly branch_code: string;
  readonly secret_hash: Buffer;
  readonly business_date: string;
  readonly day_state: 'open' | 'closed';
}

export interface TellerRow extends DeviceRow {
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

const TELLERS: Statement<TellerRow & { n: number }> = {
  name: 'tellers',
  text: `select asked.n::int as n, devices.branch_code, devices.secret_hash, day.business_date, day.state as day_state,
                tellers.id as teller_id, tellers.roles, tellers.level, sessions.last_used_at
           from unnest($1::text[], $2::text[]) with ordinality as asked (device_id, token_hash, n)
           join devices on devices.id = asked.device_id and devices.revoked_at is null ${CURRENT_DAY}
           left join sessions on sessions.token_hash = decode(asked.token_hash, 'hex') and sessions.device_id = devices.id
           left join tellers on tellers.id = sessions.teller_id`,
};

export interface SessionKey {
  readonly deviceId: string;
  /** SHA-256 of the token, hex. */
  readonly tokenHash: string;
}

/** The PC and, where the token is that of a session there, the teller. Lookups that are asked for together travel together. */
export type FindSession = (key: SessionKey) => Promise<TellerRow | null>;

/** Sessions by PC and token, in the order of the keys; null where there is no such PC. */
export async function findSessions(pool: pg.Pool, keys: readonly SessionKey[]): Promise<(TellerRow | null)[]> {
  const columns = [keys.map(({ deviceId }) => deviceId), keys.map(({ tokenHash }) => tokenHash)];
  const found = new Map((await run(pool, bind(TELLERS, columns))).map((row) => [row.n, row]));
  return keys.map((_, index) => found.get(index + 1) ?? null);
}

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

type Key = SessionKey & { readonly token: Buffer };

/** The caller of a session as it was read, or why it does not hold. */
async function judge(central: Central, key: Key, row: TellerRow | null): Promise<Result<TellerCaller, WireError>> {
  if (row === null) return refuse('DEVICE_UNKNOWN');
  if (row.teller_id === null) return refuse('SIGN_ON_NEEDED');
  const now = central.clock.now();
  const idleMs = now.getTime() - Date.parse(row.last_used_at);
  const { inactivitySeconds } = central.parameters.at(row.business_date as BusinessDate).one('session');
  if (idleMs > inactivitySeconds * 1_000) return refuse('SIGN_ON_NEEDED');
  if (idleMs > PARAMETERS.sessionTouchMs) {
    await run(central.hot, bind(TOUCH, [row.teller_id, key.token, now.toISOString()]));
    central.recentSessions.forget(key);
  }
  const teller = { tellerId: row.teller_id, roles: row.roles, level: row.level };
  return ok({ ...callerOf(key.deviceId, row), ...teller, sessionHash: key.tokenHash });
}

/**
 * A teller by the session's token, which holds at the PC that it was given to and nowhere else. A token that was replaced by a
 * later sign-on, or not used for too long, is refused like one that never was. `recent`: what was read a moment ago is enough,
 * because the use case looks again; a refusal is never given on it.
 */
export async function authenticateTeller(
  central: Central,
  credentials: Credentials,
  { recent }: { readonly recent: boolean },
): Promise<Result<TellerCaller, WireError>> {
  const id = deviceIdSchema.safeParse(credentials.deviceId);
  if (!id.success) return refuse('DEVICE_UNKNOWN');
  const token = sha256(credential(credentials.authorization, 'Bearer') ?? '');
  const key: Key = { deviceId: id.data, tokenHash: token.toString('hex'), token };
  if (recent) {
    const known = await judge(central, key, await central.recentSessions.find(key));
    if (known.ok) return known;
    central.recentSessions.forget(key);
  }
  return await judge(central, key, await central.findSession(key));
}
