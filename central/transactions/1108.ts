import type { z } from 'zod';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { releaseHold, releaseHoldRequestSchema } from '../../contract/transactions/account/1108.ts';
import { refuse } from '../answer.ts';
import { applyHolds } from '../holds/apply.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof releaseHoldRequestSchema>;

interface ActiveHold {
  readonly id: string;
  readonly account_number: string;
}

/** 1108 release of a freeze or stop payment. What other holds still demand stays in force. */
export const handler: TransactionHandler<Values, ActiveHold | null> = {
  definition: releaseHold,
  validate: (values) => parseValues(releaseHoldRequestSchema, values),
  needs: () => ({}),
  read: async (tx, { values }) =>
    (await tx
      .selectFrom('account_holds')
      .select(['id', 'account_number'])
      .where('id', '=', values.holdId)
      .where('state', '=', 'active')
      // The stop of a loss report ends with the report (1105, 1106), or the book would stay lost without it.
      .where('id', 'not in', tx.selectFrom('medium_losses').select('hold_id').where('state', '=', 'active'))
      .executeTakeFirst()) ?? null,
  post: ({ caller, values }, _situation, hold) => {
    if (hold === null) return refuse('HOLD_UNKNOWN');
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      result: { holdId: hold.id, accountNumber: hold.account_number },
      write: async (tx, { entryId }) => {
        await tx
          .updateTable('account_holds')
          .set({
            state: 'released',
            ended_on: caller.businessDate,
            ended_entry: entryId,
            end_reason: `${values.documentNumber}: ${values.reason}`,
          })
          .where('id', '=', hold.id)
          .execute();
        await applyHolds(tx, hold.account_number);
      },
    });
  },
};
