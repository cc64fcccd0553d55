import type { RouteBody, RouteParams } from '../../contract/central/define.ts';
import { type EndOfDay, endOfDayRoutes } from '../../contract/central/endOfDay.ts';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import { ok } from '../../contract/result.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { once } from '../idempotency/once.ts';
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

/**
 * Begins the end of the bank date, or continues one that stopped, and answers at once; the work goes on in this node. Head office
 * supervisors and back office only. Asking again, under any key, never makes two runs.
 */
export async function startEndOfDay(central: Central, { caller, body, idempotencyKey }: Start): Promise<Answer<EndOfDay>> {
  if (!hasRole(caller, ['supervisor', 'backOffice']) || !(await atHeadOffice(central, caller.branchCode))) return refuse('NOT_PERMITTED');
  const date = body.businessDate as BusinessDate;
  const host = hostOf(central, date);
  // Whoever only gets an earlier answer has no lease of its own.
  let lease: Lease = 'elsewhere';
  const keyed = { caller, idempotencyKey, route: ROUTE, request: body };
  const answer = await once(central, keyed, endOfDayRoutes.startEndOfDay.response, async (tx) => {
    const begun = await beginEndOfDay(tx, host, date, caller.tellerId);
    if (!begun.ok) return refuse(begun.error.code, { ...begun.error.details });
    lease = await takeLease(tx, host, date);
    const view = await endOfDayView(tx, date, central.clock.now());
    if (view === null) throw new Error(`The end of ${date} is not there after it was begun`);
    return ok(view);
  });
  // What stops the run is written into its row, where the progress shows it; nobody waits for it here.
  void workOn(host, date, lease).catch(() => undefined);
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
