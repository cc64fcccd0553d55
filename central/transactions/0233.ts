import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { voidVoucher, voidVoucherRequestSchema } from '../../contract/transactions/vouchers/0233.ts';
import { refuse } from '../answer.ts';
import type { Asked, TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import { hasRole } from '../sessions/permission.ts';
import type { Verified } from '../sessions/verification.ts';
import { ANYBODY, checkWitness, readWitness, spendWitness } from '../sessions/witness.ts';
import { sideOf } from '../vouchers/handOver.ts';
import type { Holder } from '../vouchers/holder.ts';
import { checkVoucher, spendVoucher } from '../vouchers/use.ts';

type Values = z.output<typeof voidVoucherRequestSchema>;

interface Read {
  readonly form: Result<true, WireError>;
  readonly witness: Verified | null;
}

const holderOf = ({ caller, values }: Pick<Asked<Values>, 'caller' | 'values'>): Holder =>
  sideOf(values.of ?? 'teller', caller.branchCode, caller.tellerId);

/**
 * 0233: a teller's spoilt form is the next one and is kept; a lost one may be any, and a supervisor stands by, as for all that lies in the
 * vault. None is usable again.
 */
export const handler: TransactionHandler<Values, Read> = {
  definition: voidVoucher,
  validate: (values) => parseValues(voidVoucherRequestSchema, values),
  needs: () => ({}),
  read: async (tx, asked) => {
    const { type, number, fate, witness, of } = asked.values;
    return {
      form: await checkVoucher(tx, { type, number, holder: holderOf(asked) }, fate === 'lost' || of === 'vault'),
      witness: await readWitness(tx, asked, witness, voidVoucher.code),
    };
  },
  post: ({ caller, values }, _situation, { form, witness }) => {
    const { type, number, fate, reason, of } = values;
    if (of === 'vault' && !hasRole(caller, ['vaultKeeper'])) return refuse('NOT_PERMITTED');
    if (!form.ok) return form;
    const serious = fate === 'lost' || of === 'vault';
    if (serious || values.witness !== undefined) {
      const second = checkWitness(caller, values.witness, witness, serious ? ['supervisor'] : ANYBODY);
      if (!second.ok) return second;
    }
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      write: async (tx, written) => {
        await spendWitness(tx, values.witness, written);
        await spendVoucher(tx, { type, number, holder: holderOf({ caller, values }), entryId: written.entryId, fate, reason });
      },
    });
  },
};
