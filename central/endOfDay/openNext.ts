import type { Step } from './step.ts';

/** The head office's next day opens, which makes it the bank's date; branches open theirs by themselves (0201). */
export const openNextDate: Step = {
  name: 'openNextDate',
  count: async () => 1n,
  work: async ({ tx, nextDate, now }) => {
    const offices = await tx.selectFrom('branches').select('code').where('kind', '=', 'headOffice').execute();
    const rows = offices.map(({ code }) => ({
      branch_code: code,
      business_date: nextDate,
      state: 'open' as const,
      opened_at: now,
      closed_at: null,
    }));
    await tx
      .insertInto('business_days')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['branch_code', 'business_date']).doNothing())
      .execute();
    return { done: 1, last: null };
  },
};
