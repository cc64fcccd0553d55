import type { z } from 'zod';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { inquire, inquiryRequestSchema } from '../../contract/transactions/remittance/1321.ts';
import { refuse } from '../answer.ts';
import { bankCalendar } from '../endOfDay/calendar.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import { type AskedAbout, deadlines, findRemittance } from '../remittances/inquiries.ts';
import { messageIdOf } from '../remittances/steps.ts';

type Values = z.output<typeof inquiryRequestSchema>;

/** 1321 inquiry about a remittance: a row of the register with its deadlines; no money moves (domain: inquiry and reply). */
export const handler: TransactionHandler<Values, AskedAbout | null> = {
  definition: inquire,
  validate: (values) => parseValues(inquiryRequestSchema, values),
  needs: () => ({}),
  read: (tx, { caller, values }) => findRemittance(tx, caller.branchCode, values.number),
  post: ({ caller, values, parameters }, _situation, about) => {
    const { number, question } = values;
    if (about === null)
      return refuse('REMITTANCE_UNKNOWN', { number }, [{ field: 'number', code: 'REMITTANCE_UNKNOWN', details: { number } }]);
    const due = deadlines(caller.businessDate, bankCalendar({ at: () => parameters }, caller.businessDate));
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      result: { number, replyDue: due.reply_due, escalatesOn: due.escalates_on },
      write: async (tx, { traceNumber, postedAt }) => {
        await tx
          .insertInto('remittance_inquiries')
          .values({
            number: traceNumber,
            branch_code: caller.branchCode,
            side: 'ours',
            message_id: messageIdOf(caller.businessDate, traceNumber),
            remittance: number,
            other_bank: about.otherBank,
            question,
            ...due,
            state: 'open',
            asked_by: caller.tellerId,
            created_at: postedAt,
          })
          .execute();
      },
    });
  },
};
