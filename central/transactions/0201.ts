import type { z } from 'zod';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { openBranchDay, openDayRequestSchema } from '../../contract/transactions/branchDay/0201.ts';
import { refuse } from '../answer.ts';
import { nextBusinessDate } from '../branches/calendar.ts';
import { currentDay } from '../branches/day.ts';
import { emit } from '../events/emit.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof openDayRequestSchema>;

interface Read {
  readonly state: 'open' | 'closed';
  readonly next: BusinessDate;
}

/** 0201: the day after the closed one, by central's calendar. The entry stands on the day that was closed; the next one is on the new. */
export const handler: TransactionHandler<Values, Read> = {
  definition: openBranchDay,
  validate: (values) => parseValues(openDayRequestSchema, values),
  needs: () => ({}),
  read: async (tx, { caller }) => {
    const { businessDate, state } = await currentDay(tx, caller.branchCode);
    return { state, next: await nextBusinessDate(tx, businessDate) };
  },
  post: ({ caller, values }, _situation, { state, next }) => {
    if (state === 'open') return refuse('BRANCH_DAY_OPEN', { businessDate: caller.businessDate });
    if (values.businessDate !== next) return refuse('BRANCH_DAY_DATE_WRONG', { asked: values.businessDate, expected: next });
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      result: { businessDate: next },
      write: async (tx, { postedAt }) => {
        await tx
          .insertInto('business_days')
          .values({ branch_code: caller.branchCode, business_date: next, state: 'open', opened_at: postedAt, closed_at: null })
          .execute();
        const payload = { businessDate: next, state: 'open' as const };
        await emit(tx, { kind: 'branchDayChanged', branchCode: caller.branchCode, tellerId: null, payload }, new Date(postedAt));
      },
    });
  },
};
