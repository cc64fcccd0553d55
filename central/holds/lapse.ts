import { addDays, type BusinessDate } from '../../contract/dates/businessDate.ts';
import type { Tx } from '../database/serializable.ts';
import { applyHolds } from './apply.ts';

/**
 * Ends holds whose last day is over (domain: compliance; a freeze lapses by itself), at most so many at a time, oldest first.
 * Answers how many; fewer than the limit means that no more are due. Repeating it does nothing.
 */
export async function lapseHolds(tx: Tx, today: BusinessDate, limit: number): Promise<number> {
  const due = await tx
    .selectFrom('account_holds')
    .select(['id', 'account_number', 'ends_on'])
    .where('state', '=', 'active')
    .where('ends_on', '<', today)
    .orderBy('ends_on')
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
  return due.length;
}
