import { sql } from 'kysely';
import type { Step } from '../endOfDay/step.ts';
import { screenNext } from './rescreen.ts';

/** Whoever changed a list has everybody screened against it anew; what nobody has advanced by then is done with the day (compliance: sanctions). */
export const finishScreening: Step = {
  name: 'screening',
  count: async ({ tx }) => {
    const { rows } = await sql<{ count: bigint }>`
      select coalesce(sum((select count(*) from customers where number > position)), 0) as count
        from screening_runs where state = 'running'`.execute(tx);
    return BigInt(rows[0]?.count ?? 0n);
  },
  // The run keeps its own position, with which anybody may go on at any time; the step's key only says that it is not over.
  work: async ({ tx, now }, after, limit) => {
    let done = 0;
    while (done < limit) {
      const { state, did } = await screenNext(tx, limit - done, now);
      if (state === 'none') return { done, last: null };
      done += did;
    }
    return { done, last: after === '' ? '.' : after };
  },
};
