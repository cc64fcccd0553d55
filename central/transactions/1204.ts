import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import type { Result } from '../../contract/result.ts';
import { drawMatured, drawMaturedRequestSchema } from '../../contract/transactions/cash/1204.ts';
import { type Draw, type Drawing, planDrawing, readDrawing } from '../accounts/drawing.ts';
import { payoutNeeds } from '../accounts/payout.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import { largeCashNotice } from './largeCash.ts';

type Values = z.output<typeof drawMaturedRequestSchema>;

const everything = (values: Values): Draw => ({ ...values, amount: null, newCertificate: null });

/** 1204 a time deposit at or after maturity: the whole term at its rate, days beyond it at demand (domain: interest). */
export const handler: TransactionHandler<Values, Result<Drawing, WireError>> = {
  definition: drawMatured,
  validate: (values) => parseValues(drawMaturedRequestSchema, values),
  needs: ({ tillId, values }) => {
    const { accounts, tills } = payoutNeeds(values.payout, tillId);
    return { accounts: [values.accountNumber, ...accounts], tills };
  },
  read: (tx, { caller, values }) => readDrawing(tx, caller, everything(values)),
  post: (asked, situation, drawing) => {
    if (!drawing.ok) return drawing;
    return planDrawing(situation, asked, 'matured', everything(asked.values), drawing.value);
  },
  notices: async (db, asked, { moves: [move], amount }) =>
    move === undefined || asked.values.payout.to !== 'cash' ? [] : await largeCashNotice(db, asked, move.account, -amount),
};
