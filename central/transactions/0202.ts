import type { z } from 'zod';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { closeBranchDay, closeDayRequestSchema } from '../../contract/transactions/branchDay/0202.ts';
import { refuse } from '../answer.ts';
import { dayBlockers } from '../branches/blockers.ts';
import { currentDay } from '../branches/day.ts';
import { emit } from '../events/emit.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import { type Blocker, blockerDetails } from '../tills/blockers.ts';

type Values = z.output<typeof closeDayRequestSchema>;

/** 0202: refused as long as anything is not finished, with all of it named (domain: branch day). */
export const handler: TransactionHandler<Values, readonly Blocker[]> = {
  definition: closeBranchDay,
  validate: (values) => parseValues(closeDayRequestSchema, values),
  needs: () => ({}),
  read: async (tx, { caller, now }) => {
    const { businessDate } = await currentDay(tx, caller.branchCode);
    return await dayBlockers(tx, { branchCode: caller.branchCode, businessDate, asOf: now.toISOString() });
  },
  post: ({ caller, values }, _situation, blockers) => {
    const { branchCode, businessDate } = caller;
    if (values.businessDate !== businessDate)
      return refuse('BUSINESS_DATE_CHANGED', { formDate: values.businessDate, currentDate: businessDate });
    if (blockers.length > 0) return refuse('BRANCH_DAY_BLOCKED', blockerDetails(blockers));
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      write: async (tx, { postedAt }) => {
        await tx
          .updateTable('business_days')
          .set({ state: 'closed', closed_at: postedAt })
          .where('branch_code', '=', branchCode)
          .where('business_date', '=', businessDate)
          .execute();
        const payload = { businessDate, state: 'closed' as const };
        await emit(tx, { kind: 'branchDayChanged', branchCode, tellerId: null, payload }, new Date(postedAt));
      },
    });
  },
};
