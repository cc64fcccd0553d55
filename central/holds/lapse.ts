import { addDays, type BusinessDate } from '../../contract/dates/businessDate.ts';
import type { Tx } from '../database/serializable.ts';
import { chunkOf, type Step } from '../endOfDay/step.ts';
import { applyHolds } from './apply.ts';

const dueBefore = (tx: Tx, date: BusinessDate) => tx.selectFrom('account_holds').where('state', '=', 'active').where('ends_on', '<', date);

/** Ends holds whose last day is over by the next bank date: a freeze lapses by itself (domain: compliance). */
export const lapseHolds: Step = {
  name: 'lapseHolds',
  count: async ({ tx, nextDate }) =>
    (
      await dueBefore(tx, nextDate)
        .select((eb) => eb.fn.countAll<bigint>().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  work: async ({ tx, nextDate }, after, limit) => {
    const due = await dueBefore(tx, nextDate)
      .select(['id', 'account_number', 'ends_on'])
      .$if(after !== '', (list) => list.where('id', '>', after))
      .orderBy('id')
      .limit(limit)
      .execute();
    for (const { id, ends_on } of due)
      await tx
        .updateTable('account_holds')
        .set({ state: 'lapsed', ended_on: addDays(ends_on as BusinessDate, 1), end_reason: 'term' })
        .where('id', '=', id)
        .execute();
    for (const accountNumber of new Set(due.map(({ account_number }) => account_number))) await applyHolds(tx, accountNumber);
    return chunkOf(due.map(({ id }) => id));
  },
};
