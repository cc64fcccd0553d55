import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { Tx } from '../database/serializable.ts';
import { chunkOf, type Step } from '../endOfDay/step.ts';
import { setMediumState } from './media.ts';

const dueOn = (tx: Tx, date: BusinessDate) => tx.selectFrom('medium_losses').where('state', '=', 'active').where('lapses_on', '<=', date);

/**
 * Ends loss reports by mouth whose five days are over on the next bank date (domain: compliance): the book is in force again. The stop
 * that carried the report ends by its own last day, as all holds do.
 */
export const lapseLosses: Step = {
  name: 'lapseLosses',
  count: async ({ tx, nextDate }) =>
    (
      await dueOn(tx, nextDate)
        .select((eb) => eb.fn.countAll<bigint>().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  work: async ({ tx, nextDate }, after, limit) => {
    const due = await dueOn(tx, nextDate)
      .select(['id', 'medium', 'medium_number', 'lapses_on'])
      .$if(after !== '', (list) => list.where('id', '>', after))
      .orderBy('id')
      .limit(limit)
      .execute();
    for (const { id, medium, medium_number: number, lapses_on } of due) {
      await tx.updateTable('medium_losses').set({ state: 'lapsed', ended_on: lapses_on }).where('id', '=', id).execute();
      await setMediumState(tx, { type: medium, number }, 'active');
    }
    return chunkOf(due.map(({ id }) => id));
  },
};
