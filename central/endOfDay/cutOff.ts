import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import type { Step } from './step.ts';

/** Branches whose day, of the bank date or an earlier one, is open. The head office's own day is the bank's and does not count. */
export async function openBranches(db: Db | Tx, date: BusinessDate): Promise<string[]> {
  const rows = await db
    .selectFrom('business_days')
    .innerJoin('branches', 'branches.code', 'business_days.branch_code')
    .select('business_days.branch_code as code')
    .where('branches.kind', '=', 'branch')
    .where('business_days.state', '=', 'open')
    .where('business_days.business_date', '<=', date)
    .distinct()
    .orderBy('code')
    .execute();
  return rows.map(({ code }) => code);
}

/** No branch may book on the date any more; the head office's day closes. */
export const cutOff: Step = {
  name: 'cutOff',
  count: async () => 1n,
  work: async ({ tx, businessDate, now }) => {
    const open = await openBranches(tx, businessDate);
    if (open.length > 0) throw new Error(`Branches have not closed their day: ${open.join(', ')}`);
    await tx
      .updateTable('business_days')
      .set({ state: 'closed', closed_at: now })
      .where('business_date', '=', businessDate)
      .where('state', '=', 'open')
      .execute();
    return { done: 1, last: null };
  },
};
