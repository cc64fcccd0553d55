import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { stateCouncilCalendar } from '../../contract/dates/calendar.ts';
import { serializable } from '../database/serializable.ts';
import type { RunHost } from './begin.ts';
import { type Lease, LeaseLost, renewLease, stopWith, takeLease } from './lease.ts';
import type { Step } from './step.ts';
import { END_OF_DAY_STEPS } from './steps.ts';

/** Accounts of one transaction: large enough that statements do not count, small enough that a retry loses little. */
const CHUNK = 500;

export interface RunOptions {
  readonly chunk?: number;
  /** Told after each committed chunk, and waited for. */
  readonly progress?: (step: string, done: bigint, total: bigint) => void | Promise<void>;
}

interface Progress {
  readonly done: bigint;
  readonly total: bigint;
  readonly finished: boolean;
}

/** One chunk with its progress in one transaction: after a kill both are there or neither is. */
const advance = (host: RunHost, date: BusinessDate, holder: string, step: Step, limit: number): Promise<Progress> =>
  serializable(host.db, async (tx) => {
    const { nextDate } = await renewLease(tx, host, date, holder);
    const row = tx.selectFrom('end_of_day_steps').selectAll().where('business_date', '=', date).where('step', '=', step.name);
    const before = await row.executeTakeFirst();
    // A run that a former version of the program began has no row for a step that is new; it belongs to the next date.
    if (before === undefined || before.finished_at !== null)
      return { done: before?.done ?? 0n, total: before?.total ?? 0n, finished: true };
    const now = host.clock.now().toISOString();
    const run = { tx, businessDate: date, nextDate, now, calendar: host.calendar ?? stateCouncilCalendar };
    const total = before.started_at === null ? await step.count(run) : before.total;
    const chunk = await step.work(run, before.after_key, limit);
    const finished = chunk.last === null || chunk.done < limit;
    const done = before.done + BigInt(chunk.done);
    await tx
      .updateTable('end_of_day_steps')
      .set({
        total,
        done,
        after_key: chunk.last ?? before.after_key,
        started_at: before.started_at ?? now,
        finished_at: finished ? now : null,
      })
      .where('business_date', '=', date)
      .where('step', '=', step.name)
      .execute();
    return { done, total, finished };
  });

const finish = (host: RunHost, date: BusinessDate, holder: string): Promise<void> =>
  serializable(host.db, async (tx) => {
    await renewLease(tx, host, date, holder);
    await tx
      .updateTable('end_of_day_runs')
      .set({ state: 'finished', finished_at: host.clock.now().toISOString(), lease_holder: null, lease_until: null })
      .where('business_date', '=', date)
      .execute();
  });

/** Works on a run whose lease the node has. Throws what stopped it, after writing that down where it can. */
export async function workOn(host: RunHost, date: BusinessDate, lease: Lease, options: RunOptions = {}): Promise<'finished' | 'elsewhere'> {
  if (typeof lease === 'string') return lease;
  const { holder } = lease;
  try {
    for (const step of END_OF_DAY_STEPS) {
      let progress: Progress;
      do {
        progress = await advance(host, date, holder, step, options.chunk ?? CHUNK);
        await options.progress?.(step.name, progress.done, progress.total);
      } while (!progress.finished);
    }
    await finish(host, date, holder);
    return 'finished';
  } catch (error) {
    if (error instanceof LeaseLost) return 'elsewhere';
    // Without a database nothing can be written down; the lease runs out instead.
    await stopWith(host, date, holder, error).catch(() => undefined);
    throw error;
  }
}

/**
 * Works on a date that `beginEndOfDay` wrote down, until it is finished. Any number of nodes may call it at once and again after
 * any failure: one works, the others answer `elsewhere`.
 */
export const runEndOfDay = async (host: RunHost, date: BusinessDate, options: RunOptions = {}): Promise<'finished' | 'elsewhere'> =>
  workOn(host, date, await serializable(host.db, (tx) => takeLease(tx, host, date)), options);
