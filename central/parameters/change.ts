import type { RouteResponse } from '../../contract/central/define.ts';
import { type ParameterChange, versionSchema } from '../../contract/central/parameters.ts';
import { centralRoutes } from '../../contract/central/routes.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import { ok, type Result } from '../../contract/result.ts';
import { type Answer, refuse } from '../answer.ts';
import { currentDay } from '../branches/day.ts';
import type { Central, TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { once } from '../idempotency/once.ts';
import { hasRole } from '../sessions/permission.ts';
import { tellOfParameters } from './tell.ts';
import { writeParameters } from './write.ts';

const ROUTE = 'changeParameters';
type Response = RouteResponse<(typeof centralRoutes)[typeof ROUTE]>;

interface Call {
  readonly caller: TellerCaller;
  readonly body: ParameterChange;
  readonly idempotencyKey: ClientKey;
}

/** The bank's parameters are head office's: its IT administrator or a supervisor there sets them. */
async function mayChange(central: Central, caller: TellerCaller): Promise<boolean> {
  if (!hasRole(caller, ['itAdministrator', 'supervisor'])) return false;
  const branch = await central.db.selectFrom('branches').select('kind').where('code', '=', caller.branchCode).executeTakeFirst();
  return branch?.kind === 'headOffice';
}

/** Nothing may hold from a day that has passed: what was done on it was done by other rules. */
async function checkDates(tx: Tx, { caller, body }: Call): Promise<Result<true, WireError>> {
  const { businessDate } = await currentDay(tx, caller.branchCode);
  const early = [...body.set, ...body.end].find(({ effectiveFrom }) => effectiveFrom < businessDate);
  if (early === undefined) return ok(true);
  const { kind, key, effectiveFrom } = early;
  return refuse('PARAMETER_TOO_EARLY', { kind, key, effectiveFrom, businessDate });
}

async function change(tx: Tx, call: Call, now: Date): Promise<Result<Response, WireError>> {
  const { caller, body } = call;
  const dates = await checkDates(tx, call);
  if (!dates.ok) return dates;
  const version = await writeParameters(tx, { ...body, at: now.toISOString(), by: caller.tellerId });
  await tellOfParameters(tx, version, [...body.set, ...body.end], now);
  return ok({ version: versionSchema.parse(String(version)), changes: body.set.length + body.end.length });
}

/** Adds rows under one new version, once per key; tells the branches; this node goes by it when the answer leaves. */
export async function changeParameters(central: Central, call: Call): Promise<Answer<Response>> {
  const { caller, body, idempotencyKey } = call;
  const keyed = { caller, idempotencyKey, route: ROUTE, request: body };
  const answer = await once(central, keyed, centralRoutes[ROUTE].response, async (tx) =>
    (await mayChange(central, caller)) ? await change(tx, call, central.clock.now()) : refuse('NOT_PERMITTED'),
  );
  if (!answer.ok) return answer;
  central.events.kick();
  // It is committed whatever this says; the beat reads it within a second otherwise.
  await central.parameters.refresh().catch(() => undefined);
  return answer;
}
