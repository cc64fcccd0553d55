import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { writeOffDifference, writeOffRequestSchema } from '../../contract/transactions/till/0215.ts';
import { refuse } from '../answer.ts';
import type { CashDifferencesTable } from '../database/tables/branch.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import { CASH_SUBJECT } from '../tills/subjects.ts';

type Values = z.output<typeof writeOffRequestSchema>;

const side = (subject: string) => ({ subject, owner: null });

/** 0215: an over becomes income, a short a loss, each by its own entry; not by who had the difference (domain: till over / short). */
export const handler: TransactionHandler<Values, Selectable<CashDifferencesTable> | null> = {
  definition: writeOffDifference,
  validate: (values) => parseValues(writeOffRequestSchema, values),
  needs: () => ({}),
  read: async (tx, { caller, values }) => {
    const query = tx.selectFrom('cash_differences').selectAll().where('number', '=', values.number);
    return (await query.where('branch_code', '=', caller.branchCode).executeTakeFirst()) ?? null;
  },
  post: ({ caller, values }, _situation, difference) => {
    const { number, reason } = values;
    if (difference === null || difference.state !== 'open' || difference.amount !== BigInt(values.amount))
      return refuse('DIFFERENCE_NOT_OPEN', { number });
    if (difference.explained_by === caller.tellerId) return refuse('OWN_ACT_REFUSED');
    const { amount } = difference;
    const sides =
      difference.kind === 'over'
        ? { debit: side(CASH_SUBJECT.over), credit: side(CASH_SUBJECT.overIncome) }
        : { debit: side(CASH_SUBJECT.shortLoss), credit: side(CASH_SUBJECT.short) };
    return ok({
      currency: CNY,
      amount,
      moves: [],
      pairs: [{ branchCode: caller.branchCode, currency: CNY, amount, ...sides }],
      write: async (tx, { entryId }) => {
        await tx
          .updateTable('cash_differences')
          .set({ state: 'approved', approved_by: caller.tellerId, approved_entry: entryId, approved_on: caller.businessDate, reason })
          .where('number', '=', number)
          .execute();
      },
    });
  },
};
