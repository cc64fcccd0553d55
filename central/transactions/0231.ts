import type { z } from 'zod';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { receiveVouchers, receiveVouchersRequestSchema } from '../../contract/transactions/vouchers/0231.ts';
import { formatVoucherRange } from '../../contract/vouchers/range.ts';
import { refuse } from '../answer.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import type { Verified } from '../sessions/verification.ts';
import { checkWitness, readWitness, spendWitness } from '../sessions/witness.ts';
import { checkForms } from '../vouchers/forms.ts';
import { vaultOf } from '../vouchers/holder.ts';
import { moveForms } from '../vouchers/stock.ts';

type Values = z.output<typeof receiveVouchersRequestSchema>;

interface Read {
  readonly known: boolean;
  readonly witness: Verified | null;
}

/** 0231: forms come into the vault, by a keeper with a second person. A number comes into the bank once, ever. */
export const handler: TransactionHandler<Values, Read> = {
  definition: receiveVouchers,
  validate: (values) => {
    const parsed = parseValues(receiveVouchersRequestSchema, values);
    if (!parsed.ok) return parsed;
    const forms = checkForms(parsed.value);
    return forms.ok ? parsed : forms;
  },
  needs: () => ({}),
  read: async (tx, asked) => {
    const { values } = asked;
    // Ranges of one kind do not overlap and are as wide as each other, so the one that begins last before our end is the only candidate.
    const before = await tx
      .selectFrom('voucher_ledger')
      .select('last_number')
      .where('from_holder', 'is', null)
      .where('type', '=', values.type)
      .where('first_number', '<=', values.last)
      .orderBy('first_number', 'desc')
      .limit(1)
      .executeTakeFirst();
    const known = before !== undefined && before.last_number >= values.first;
    return { known, witness: await readWitness(tx, asked, values.witness, receiveVouchers.code) };
  },
  post: ({ caller, values }, _situation, { known, witness }) => {
    const { type, first, last } = values;
    const second = checkWitness(caller, values.witness, witness);
    if (!second.ok) return second;
    const range = { first, last };
    if (known) return refuse('VOUCHER_RANGE_KNOWN', { range: formatVoucherRange(range) });
    const { branchCode } = caller;
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      write: async (tx, written) => {
        await spendWitness(tx, values.witness, written);
        await moveForms(tx, { type, range, branchCode, entryId: written.entryId, line: 1, from: null, to: vaultOf(branchCode) });
      },
    });
  },
};
