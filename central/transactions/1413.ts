import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refundCashiersCheque, refundCashiersChequeRequestSchema } from '../../contract/transactions/instrument/1413.ts';
import { planGiveBack } from '../instruments/giveBack.ts';
import { type Known, readKnown } from '../instruments/known.ts';
import { stepOf } from '../instruments/machine.ts';
import { advance } from '../instruments/register.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import type { Verified } from '../sessions/verification.ts';
import { checkWitness, readWitness, spendWitness } from '../sessions/witness.ts';

type Values = z.output<typeof refundCashiersChequeRequestSchema>;

interface Read {
  readonly known: Result<Known, WireError>;
  readonly witness: Verified | null;
}

/** 1413: 开出本票 / 2011 applicant, or 1001 till where it had been paid with cash. */
export const handler: TransactionHandler<Values, Read> = {
  definition: refundCashiersCheque,
  validate: (values) => parseValues(refundCashiersChequeRequestSchema, values),
  needs: ({ tillId }) => ({ tills: tillId === null ? [] : [tillId] }),
  read: async (tx, asked) => ({
    known: await readKnown(tx, 'cashiersCheque', asked.values.number, asked.values.checkCode),
    witness: await readWitness(tx, asked, asked.values.witness, refundCashiersCheque.code),
  }),
  post: (asked, situation, { known, witness }) => {
    if (!known.ok) return known;
    const { caller, values } = asked;
    const { row } = known.value;
    const state = stepOf(row, { event: 'refund' }, caller);
    if (!state.ok) return state;
    const back = planGiveBack(asked, situation, known.value, { summaryZh: '本票退款', summaryEn: 'REFUND' });
    if (!back.ok) return back;
    const second = checkWitness(caller, values.witness, witness);
    if (!second.ok) return second;
    return ok({
      ...back.value,
      result: { instrument: 'cashiersCheque', instrumentNumber: row.number, applicantName: row.applicant_name },
      write: async (tx, written) => {
        await spendWitness(tx, values.witness, written);
        const by = { caller, second: second.value.tellerId, note: values.reason };
        await advance(tx, row, { event: 'refund', state: state.value }, by, written);
      },
    });
  },
};
