import type { z } from 'zod';
import { cashiersChequeSettled } from '../../contract/accounting/instrumentTemplates.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { payCashiersCheque, payCashiersChequeRequestSchema } from '../../contract/transactions/instrument/1412.ts';
import { type Known, readKnown } from '../instruments/known.ts';
import { sidesIn } from '../instruments/legs.ts';
import { stepOf } from '../instruments/machine.ts';
import { pairsOf } from '../instruments/pairsOf.ts';
import { paymentNeeds, planPayment } from '../instruments/payment.ts';
import { advance } from '../instruments/register.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import type { Verified } from '../sessions/verification.ts';
import { checkWitness, readWitness, spendWitness } from '../sessions/witness.ts';

type Values = z.output<typeof payCashiersChequeRequestSchema>;

interface Read {
  readonly known: Result<Known, WireError>;
  readonly witness: Verified | null;
}

/** 1412: 2011 开出本票 at the issuer / 2011 holder or 1001 till, through 3001 where another branch pays. Paid is settled. */
export const handler: TransactionHandler<Values, Read> = {
  definition: payCashiersCheque,
  validate: (values) => parseValues(payCashiersChequeRequestSchema, values),
  needs: ({ tillId, values }) => paymentNeeds(values, tillId),
  read: async (tx, asked) => ({
    known: await readKnown(tx, 'cashiersCheque', asked.values.number, asked.values.checkCode),
    witness: await readWitness(tx, asked, asked.values.witness, payCashiersCheque.code),
  }),
  post: (asked, situation, { known, witness }) => {
    if (!known.ok) return known;
    const { caller, values } = asked;
    const { row } = known.value;
    const state = stepOf(row, { event: 'pay' }, caller);
    if (!state.ok) return state;
    const whole = { copies: [2, 3] as const, actual: row.amount.toString(), surplus: '0' };
    const payment = planPayment(asked, situation, known.value, values, whole);
    if (!payment.ok) return payment;
    const second = checkWitness(caller, values.witness, witness);
    if (!second.ok) return second;
    const { leg, actual } = payment.value;
    const template = cashiersChequeSettled(actual, leg.account === null ? 'here-cash' : 'here-account');
    return ok({
      currency: CNY,
      amount: actual,
      moves: leg.moves,
      cash: leg.cash,
      pairs: pairsOf(template, sidesIn({ branchCode: row.card_branch, customer: leg.side })),
      result: { instrument: 'cashiersCheque', instrumentNumber: row.number },
      write: async (tx, written) => {
        await spendWitness(tx, values.witness, written);
        const paid = { paid_branch: caller.branchCode, paid_on: caller.businessDate, paid_amount: actual, paid_entry: written.entryId };
        const id = values.holderId === null ? '' : ` ${values.holderId.idType} ${values.holderId.idNumber}`;
        const note = `${values.holderName}${id} ${values.explanation}`.trim();
        const by = { caller, second: second.value.tellerId, note };
        await advance(tx, row, { event: 'pay', state: state.value, changes: paid }, by, written);
      },
    });
  },
};
