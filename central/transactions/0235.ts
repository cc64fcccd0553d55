import type { z } from 'zod';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { countVouchers, countVouchersRequestSchema } from '../../contract/transactions/vouchers/0235.ts';
import { joinRanges, type VoucherNumber, type VoucherRange } from '../../contract/vouchers/range.ts';
import { refuse } from '../answer.ts';
import type { Json, TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import { hasRole } from '../sessions/permission.ts';
import type { Verified } from '../sessions/verification.ts';
import { checkWitness, readWitness, spendWitness } from '../sessions/witness.ts';
import { checkForms } from '../vouchers/forms.ts';
import { sideOf } from '../vouchers/handOver.ts';

type Values = z.output<typeof countVouchersRequestSchema>;
type Counted = VoucherRange & { readonly type: string };

interface Read {
  readonly booked: readonly Counted[];
  readonly witness: Verified | null;
}

/** By kind, ascending, neighbours joined: two lists of the same forms are equal then. */
const ordered = (ranges: readonly Counted[]): Counted[] =>
  [...new Set(ranges.map(({ type }) => type))]
    .sort()
    .flatMap((type) => joinRanges(ranges.filter((each) => each.type === type)).map(({ first, last }) => ({ type, first, last })));

/** 0235: what lies there and what is booked stand side by side; forms that are missing are then reported lost, one by one. */
export const handler: TransactionHandler<Values, Read> = {
  definition: countVouchers,
  validate: (values) => {
    const parsed = parseValues(countVouchersRequestSchema, values);
    if (!parsed.ok) return parsed;
    const wrong = parsed.value.ranges.map(checkForms).find((each) => !each.ok);
    return wrong === undefined || wrong.ok ? parsed : wrong;
  },
  needs: () => ({}),
  read: async (tx, asked) => {
    const { caller, values } = asked;
    const rows = await tx
      .selectFrom('voucher_ranges')
      .select(['type', 'first_number', 'last_number'])
      .where('holder', '=', sideOf(values.of, caller.branchCode, caller.tellerId))
      .execute();
    return {
      booked: rows.map((row) => ({ type: row.type, first: row.first_number as VoucherNumber, last: row.last_number as VoucherNumber })),
      witness: await readWitness(tx, asked, values.witness, countVouchers.code),
    };
  },
  post: ({ caller, values }, _situation, read) => {
    const vault = values.of === 'vault';
    if (vault && !hasRole(caller, ['vaultKeeper'])) return refuse('NOT_PERMITTED');
    if (vault || values.witness !== undefined) {
      const second = checkWitness(caller, values.witness, read.witness);
      if (!second.ok) return second;
    }
    const [booked, counted] = [ordered(read.booked), ordered(values.ranges)].map((each) => JSON.stringify(each));
    const agrees = booked === counted;
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      result: { agrees, booked: ordered(read.booked).slice(0, 200) satisfies Json },
      write: async (tx, written) => {
        await spendWitness(tx, values.witness, written);
        await tx
          .insertInto('voucher_counts')
          .values({
            number: written.traceNumber,
            branch_code: caller.branchCode,
            holder: sideOf(values.of, caller.branchCode, caller.tellerId),
            business_date: caller.businessDate,
            booked: booked ?? '[]',
            counted: counted ?? '[]',
            agrees,
            teller_id: caller.tellerId,
            second_teller: read.witness?.tellerId ?? null,
            counted_at: written.postedAt,
          })
          .execute();
      },
    });
  },
};
