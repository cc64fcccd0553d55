import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { replyRequestSchema, replyToInquiry } from '../../contract/transactions/remittance/1322.ts';
import { refuse } from '../answer.ts';
import type { RemittanceInquiriesTable } from '../database/tables/remittances.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof replyRequestSchema>;
type Inquiry = Selectable<RemittanceInquiriesTable>;

/** 1322 reply to another bank's inquiry, once (domain: inquiry and reply). */
export const handler: TransactionHandler<Values, Inquiry | null> = {
  definition: replyToInquiry,
  validate: (values) => parseValues(replyRequestSchema, values),
  needs: () => ({}),
  read: async (tx, { caller, values }) => {
    const query = tx.selectFrom('remittance_inquiries').selectAll().where('number', '=', values.number);
    return (await query.where('branch_code', '=', caller.branchCode).executeTakeFirst()) ?? null;
  },
  post: ({ caller, values }, _situation, inquiry) => {
    const { number, reply } = values;
    if (inquiry === null || inquiry.side !== 'theirs' || inquiry.state !== 'open')
      return refuse('REPLY_NOT_DUE', { number }, [{ field: 'number', code: 'REPLY_NOT_DUE', details: { number } }]);
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      result: { number, question: inquiry.question, replyDue: inquiry.reply_due },
      write: async (tx) => {
        await tx
          .updateTable('remittance_inquiries')
          .set({ state: 'answered', reply, answered_on: caller.businessDate, replied_by: caller.tellerId })
          .where('number', '=', number)
          .execute();
      },
    });
  },
};
