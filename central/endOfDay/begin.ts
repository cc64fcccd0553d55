import { addDays, type BusinessDate } from '../../contract/dates/businessDate.ts';
import { rollForward, stateCouncilCalendar, type WorkingCalendar } from '../../contract/dates/calendar.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { bankDate } from '../branches/day.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import type { InterestRefusal } from '../interest/refusal.ts';
import { openBranches } from './cutOff.ts';
import { END_OF_DAY_STEPS } from './steps.ts';

/** What a run needs besides the date. */
export interface RunHost {
  readonly db: Db;
  readonly clock: Clock;
  /** The State Council's holidays if absent. */
  readonly calendar?: WorkingCalendar;
}

/**
 * Writes down that the end of a bank date has begun, with its steps; a date that has begun already is left as it is. The next
 * date is fixed here, so that a calendar that changes meanwhile does not change half of a run.
 */
export async function beginEndOfDay(tx: Tx, host: RunHost, date: BusinessDate, startedBy: string): Promise<Result<null, InterestRefusal>> {
  const begun = await tx.selectFrom('end_of_day_runs').select('state').where('business_date', '=', date).executeTakeFirst();
  if (begun !== undefined) return ok(null);
  const current = await bankDate(tx);
  if (current !== date) return err({ code: 'END_OF_DAY_DATE_DIFFERS', details: { businessDate: current ?? '-' } });
  const open = await openBranches(tx, date);
  if (open.length > 0) return err({ code: 'END_OF_DAY_BRANCHES_OPEN', details: { branches: open.join(', ') } });
  const run = {
    business_date: date,
    next_date: rollForward(addDays(date, 1), host.calendar ?? stateCouncilCalendar),
    state: 'running' as const,
    started_at: host.clock.now().toISOString(),
    started_by: startedBy,
    finished_at: null,
    last_error: null,
    lease_holder: null,
    lease_until: null,
  };
  await tx.insertInto('end_of_day_runs').values(run).execute();
  const steps = END_OF_DAY_STEPS.map(({ name }, position) => ({
    business_date: date,
    step: name,
    position,
    total: 0n,
    done: 0n,
    after_key: '',
    started_at: null,
    finished_at: null,
  }));
  await tx.insertInto('end_of_day_steps').values(steps).execute();
  return ok(null);
}
