import type { RouteBody, RouteParams } from '../../contract/central/define.ts';
import type { EndOfDay, endOfDayRoutes } from '../../contract/central/endOfDay.ts';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { serializable, type Tx } from '../database/serializable.ts';
import { canonicalHash } from '../hash.ts';
import { findStored, type KeyedRequest, replay, store } from '../idempotency/outcomes.ts';
import { hasRole } from '../sessions/permission.ts';
import { beginEndOfDay, type RunHost } from './begin.ts';
import { bankCalendar } from './calendar.ts';
import { type Lease, takeLease } from './lease.ts';
import { workOn } from './run.ts';
import { endOfDayView } from './view.ts';

interface Start {
  readonly caller: TellerCaller;
  readonly body: RouteBody<(typeof endOfDayRoutes)['startEndOfDay']>;
  readonly idempotencyKey: ClientKey;
}

const ROUTE = 'startEndOfDay';

const atHeadOffice = async (central: Central, branchCode: string): Promise<boolean> =>
  (await central.db.selectFrom('branches').select('kind').where('code', '=', branchCode).executeTakeFirst())?.kind === 'headOffice';

const hostOf = (central: Central, date: BusinessDate): RunHost => ({
  db: central.db,
  clock: central.clock,
  calendar: bankCalendar(central.parameters, date),
});

/** Begins, takes the lease for this node and keeps the answer, in one transaction. */
async function beginAndStore(
  tx: Tx,
  central: Central,
  { caller, body }: Start,
  keyed: KeyedRequest,
): Promise<{ answer: Answer<EndOfDay>; lease: Lease }> {
  const date = body.businessDate as BusinessDate;
  const host = hostOf(central, date);
  const begun = await beginEndOfDay(tx, host, date, caller.tellerId);
  if (!begun.ok) return { answer: refuse(begun.error.code, { ...begun.error.details }), lease: 'elsewhere' };
  const lease = await takeLease(tx, host, date);
  const view = await endOfDayView(tx, date, central.clock.now());
  if (view === null) throw new Error(`The end of ${date} is not there after it was begun`);
  const answer = JSON.stringify(view);
  await store(tx, keyed, { outcome: 'accepted', answer, tellerId: caller.tellerId, decidedAt: central.clock.now().toISOString() });
  return { answer: { ok: true, value: view }, lease };
}

/**
 * Begins the end of the bank date, or continues one that stopped, and answers at once; the work goes on in this node. Head office
 * supervisors and back office only. Asking again, under any key, never makes two runs.
 */
export async function startEndOfDay(central: Central, request: Start): Promise<Answer<EndOfDay>> {
  const { caller, body, idempotencyKey } = request;
  if (!hasRole(caller, ['supervisor', 'backOffice']) || !(await atHeadOffice(central, caller.branchCode))) return refuse('NOT_PERMITTED');
  const keyed: KeyedRequest = { deviceId: caller.deviceId, clientKey: idempotencyKey, route: ROUTE, bodyHash: canonicalHash(body) };
  const stored = async (): Promise<{ answer: Answer<EndOfDay>; lease: Lease } | null> => {
    const found = await findStored(central.hot, keyed);
    return found === null ? null : { answer: replay(keyed, found), lease: 'elsewhere' };
  };
  const { answer, lease } =
    (await stored()) ?? (await serializable(central.db, (tx) => beginAndStore(tx, central, request, keyed), stored));
  // What stops the run is written into its row, where the progress shows it; nobody waits for it here.
  const date = body.businessDate as BusinessDate;
  void workOn(hostOf(central, date), date, lease).catch(() => undefined);
  return answer;
}

/** How far the end of a bank date has come. */
export async function viewEndOfDay(
  central: Central,
  { caller, params }: { caller: TellerCaller; params: RouteParams<(typeof endOfDayRoutes)['endOfDay']> },
): Promise<Answer<EndOfDay>> {
  if (!hasRole(caller, ['supervisor', 'backOffice', 'itAdministrator', 'auditor'])) return refuse('NOT_PERMITTED');
  const view = await endOfDayView(central.db, params.date, central.clock.now());
  return view === null ? refuse('END_OF_DAY_UNKNOWN', { date: params.date }) : { ok: true, value: view };
}
