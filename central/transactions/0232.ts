import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { handOverVouchers, handOverVouchersRequestSchema } from '../../contract/transactions/vouchers/0232.ts';
import type { Role } from '../../contract/views/session.ts';
import type { Tx } from '../database/serializable.ts';
import type { Asked, TransactionHandler, Written } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import { readWitness, spendWitness } from '../sessions/witness.ts';
import { checkStep, newToken } from '../tills/transfer.ts';
import { checkForms } from '../vouchers/forms.ts';
import { decideHandOver, type HandOverRead, type HandOverValues, sideOf } from '../vouchers/handOver.ts';
import { transitOf } from '../vouchers/holder.ts';
import { moveForms, readHolding } from '../vouchers/stock.ts';

async function read(tx: Tx, asked: Asked<HandOverValues>): Promise<HandOverRead> {
  const { caller, values } = asked;
  const { number, receiver, type, from } = values;
  const transfers = tx.selectFrom('voucher_transfers').selectAll().where('branch_code', '=', caller.branchCode);
  const transfer = number === undefined ? undefined : await transfers.where('number', '=', number).executeTakeFirst();
  const tellers = tx.selectFrom('tellers').select('roles').where('branch_code', '=', caller.branchCode);
  const named = receiver === undefined ? undefined : await tellers.where('id', '=', receiver).executeTakeFirst();
  return {
    transfer: transfer ?? null,
    witness: await readWitness(tx, asked, values.witness, handOverVouchers.code),
    holding: await readHolding(tx, sideOf(from, caller.branchCode, caller.tellerId), type),
    receiverRoles: named === undefined ? null : (named.roles as Role[]),
  };
}

async function writeGiven(tx: Tx, { caller, values }: Asked<HandOverValues>, written: Written): Promise<void> {
  const { receiver = '' } = values;
  await tx
    .insertInto('voucher_transfers')
    .values({
      number: written.traceNumber,
      branch_code: caller.branchCode,
      type: values.type,
      first_number: values.first,
      last_number: values.last,
      from_holder: sideOf(values.from, caller.branchCode, caller.tellerId),
      to_holder: sideOf(values.to, caller.branchCode, receiver),
      giver: caller.tellerId,
      receiver,
      witness: values.witness?.tellerId ?? null,
      token: newToken(),
      state: 'inTransit',
      business_date: caller.businessDate,
      given_at: written.postedAt,
    })
    .execute();
}

/** 0232: forms are on their way from being given to being accepted or returned, as cash is (domain: controlled vouchers). */
export const handler: TransactionHandler<HandOverValues, HandOverRead> = {
  definition: handOverVouchers,
  validate: (values) => {
    const parsed = parseValues(handOverVouchersRequestSchema, values);
    if (!parsed.ok) return parsed;
    const step = checkStep(parsed.value);
    if (!step.ok) return step;
    const forms = checkForms(parsed.value);
    return forms.ok ? parsed : forms;
  },
  needs: () => ({}),
  read,
  post: (asked, _situation, given) => {
    const { caller, values } = asked;
    const way = decideHandOver(caller, values, given);
    if (!way.ok) return way;
    const { type, first, last, step, number } = values;
    const forms = { type, range: { first, last }, branchCode: caller.branchCode, line: 1 };
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      write: async (tx: Tx, written: Written) => {
        const { entryId, traceNumber, postedAt } = written;
        await spendWitness(tx, values.witness, written);
        await moveForms(tx, { ...forms, entryId, from: way.value.from, to: way.value.to ?? transitOf(traceNumber) });
        if (step === 'give') return await writeGiven(tx, asked, written);
        await tx
          .updateTable('voucher_transfers')
          .set({ state: step === 'accept' ? 'accepted' : 'returned', token: null, settled_at: postedAt })
          .where('number', '=', number ?? '')
          .execute();
      },
    });
  },
};
