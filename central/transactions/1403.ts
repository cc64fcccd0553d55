import type { z } from 'zod';
import { draftPaidByAgent } from '../../contract/accounting/instrumentTemplates.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { toWire } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { payDraft, payDraftRequestSchema } from '../../contract/transactions/instrument/1403.ts';
import { type Known, readKnown } from '../instruments/known.ts';
import { sidesIn } from '../instruments/legs.ts';
import { stepOf } from '../instruments/machine.ts';
import { pairsOf } from '../instruments/pairsOf.ts';
import { paymentNeeds, planPayment } from '../instruments/payment.ts';
import { advance } from '../instruments/register.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof payDraftRequestSchema>;

/** 1403: 3001 汇票 / 2011 holder, or / 应解汇款 and from there 1001 till. What it was issued for more is settled by the issuer (1404). */
export const handler: TransactionHandler<Values, Result<Known, WireError>> = {
  definition: payDraft,
  validate: (values) => parseValues(payDraftRequestSchema, values),
  needs: ({ tillId, values }) => paymentNeeds(values, tillId),
  read: (tx, { values }) => readKnown(tx, 'draft', values.number, values.checkCode),
  post: (asked, situation, known) => {
    if (!known.ok) return known;
    const { caller, values } = asked;
    const { row } = known.value;
    const state = stepOf(row, { event: 'pay' }, caller);
    if (!state.ok) return state;
    const payment = planPayment(asked, situation, known.value, values, values);
    if (!payment.ok) return payment;
    const { leg, actual } = payment.value;
    const template = draftPaidByAgent(actual, leg.account === null ? 'cash' : 'account');
    return ok({
      currency: CNY,
      amount: actual,
      moves: leg.moves,
      cash: leg.cash,
      pairs: pairsOf(template, sidesIn({ branchCode: caller.branchCode, customer: leg.side })),
      result: {
        instrument: 'draft',
        instrumentNumber: row.number,
        issuedAmount: toWire(row.amount),
        paidAmount: toWire(actual),
        surplus: toWire(row.amount - actual),
        settledBy: row.card_branch,
      },
      write: async (tx, written) => {
        const paid = { paid_branch: caller.branchCode, paid_on: caller.businessDate, paid_amount: actual, paid_entry: written.entryId };
        const id = values.holderId === null ? '' : ` ${values.holderId.idType} ${values.holderId.idNumber}`;
        const note = `${values.holderName}${id} ${values.explanation}`.trim();
        await advance(tx, row, { event: 'pay', state: state.value, changes: paid }, { caller, note }, written);
      },
    });
  },
};
