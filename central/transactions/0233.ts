import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { voidVoucher, voidVoucherRequestSchema } from '../../contract/transactions/vouchers/0233.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import type { Verified } from '../sessions/verification.ts';
import { checkWitness, readWitness, spendWitness } from '../sessions/witness.ts';
import { tellerHolder } from '../vouchers/holder.ts';
import { checkVoucher, spendVoucher } from '../vouchers/use.ts';

type Values = z.output<typeof voidVoucherRequestSchema>;

interface Read {
  readonly form: Result<true, WireError>;
  readonly witness: Verified | null;
}

/** 0233: a spoilt form is the next one and is kept; a lost one may be any, and a supervisor stands by. Neither is usable again. */
export const handler: TransactionHandler<Values, Read> = {
  definition: voidVoucher,
  validate: (values) => parseValues(voidVoucherRequestSchema, values),
  needs: () => ({}),
  read: async (tx, { caller, values: { type, number, fate, witness } }) => ({
    form: await checkVoucher(tx, { type, number, holder: tellerHolder(caller.tellerId) }, fate === 'lost'),
    witness: await readWitness(tx, caller, witness, voidVoucher.code),
  }),
  post: ({ caller, values }, _situation, { form, witness }) => {
    const { type, number, fate, reason } = values;
    if (!form.ok) return form;
    if (fate === 'lost' || values.witness !== undefined) {
      const second = checkWitness(caller, values.witness, witness, fate === 'lost' ? ['supervisor'] : undefined);
      if (!second.ok) return second;
    }
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      write: async (tx, written) => {
        await spendWitness(tx, values.witness, written);
        await spendVoucher(tx, { type, number, holder: tellerHolder(caller.tellerId), entryId: written.entryId, fate, reason });
      },
    });
  },
};
