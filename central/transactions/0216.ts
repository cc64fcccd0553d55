import type { z } from 'zod';
import { counterfeitProcedure } from '../../contract/compliance/counterfeit.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { counterfeitRequestSchema, takeInCounterfeits } from '../../contract/transactions/till/0216.ts';
import { refuse } from '../answer.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import type { Verified } from '../sessions/verification.ts';
import { ANYBODY, checkWitness, readWitness, spendWitness } from '../sessions/witness.ts';
import { certificateUse, recordFound } from '../tills/counterfeits.ts';

type Values = z.output<typeof counterfeitRequestSchema>;

interface Read {
  readonly witness: Verified | null;
  /** The record that the certificate stands on already. */
  readonly usedOn: string | null;
}

/** 0216: counterfeit money goes into the register, before two people. What must be done with it follows from the rule of the date; nothing is booked. */
export const handler: TransactionHandler<Values, Read> = {
  definition: takeInCounterfeits,
  validate: (values) => parseValues(counterfeitRequestSchema, values),
  needs: () => ({}),
  read: async (tx, asked) => ({
    witness: await readWitness(tx, asked, asked.values.witness, takeInCounterfeits.code),
    usedOn: await certificateUse(tx, asked.values.certificateNumber),
  }),
  post: ({ caller, values }, _situation, { witness, usedOn }) => {
    const second = checkWitness(caller, values.witness, witness, ANYBODY);
    if (!second.ok) return second;
    const { witness: _proof, ...found } = values;
    if (usedOn !== null) return refuse('COUNTERFEIT_CERTIFICATE_USED', { certificateNumber: found.certificateNumber, number: usedOn });
    const procedure = counterfeitProcedure(found.pieces, caller.businessDate, found.item);
    if (procedure === null) throw new Error('No piece was found');
    const { stamp: stamped, sealedBag, reportPolice, appraisalBy } = procedure;
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      result: { stamped, sealedBag, reportPolice, appraisalBy },
      write: async (tx, written) => {
        await spendWitness(tx, values.witness, written);
        const people = { caller, secondTeller: second.value.tellerId };
        await recordFound(tx, { ...people, found, number: written.traceNumber, recordedAt: written.postedAt });
      },
    });
  },
};
