import type { EndOfDay } from '../../contract/central/endOfDay.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';

/** How far a date's end has come at an instant; null when it was not begun. */
export async function endOfDayView(db: Db | Tx, date: string, now: Date): Promise<EndOfDay | null> {
  const run = await db.selectFrom('end_of_day_runs').selectAll().where('business_date', '=', date).executeTakeFirst();
  if (run === undefined) return null;
  const steps = await db.selectFrom('end_of_day_steps').selectAll().where('business_date', '=', date).orderBy('position').execute();
  const worked = run.lease_until !== null && run.lease_until > now.toISOString();
  return {
    businessDate: run.business_date,
    nextBusinessDate: run.next_date,
    state: run.state === 'finished' ? 'finished' : worked ? 'running' : 'stopped',
    startedAt: run.started_at,
    finishedAt: run.finished_at,
    lastError: run.last_error,
    steps: steps.map(({ step, done, total, started_at, finished_at }) => ({
      name: step,
      done: Number(done),
      total: Number(total),
      startedAt: started_at,
      finishedAt: finished_at,
    })),
  };
}
