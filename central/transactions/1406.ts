import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { cancelInstrument, cancelInstrumentRequestSchema } from '../../contract/transactions/instrument/1406.ts';
import type { VoucherNumber } from '../../contract/vouchers/range.ts';
import { planGiveBack } from '../instruments/giveBack.ts';
import { type Known, readKnown } from '../instruments/known.ts';
import { stepOf } from '../instruments/machine.ts';
import { advance } from '../instruments/register.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import { voidUsedVoucher } from '../vouchers/use.ts';

type Values = z.output<typeof cancelInstrumentRequestSchema>;

/** 1406: the entries of the issue the other way round; the form that was used is void, for ever. */
export const handler: TransactionHandler<Values, Result<Known, WireError>> = {
  definition: cancelInstrument,
  validate: (values) => parseValues(cancelInstrumentRequestSchema, values),
  needs: ({ tillId }) => ({ tills: tillId === null ? [] : [tillId] }),
  read: (tx, { values }) => readKnown(tx, values.kind, values.number),
  post: (asked, situation, known) => {
    if (!known.ok) return known;
    const { caller, values } = asked;
    const { row } = known.value;
    const state = stepOf(row, { event: 'cancel' }, caller);
    if (!state.ok) return state;
    const back = planGiveBack(asked, situation, known.value, { summaryZh: '票据撤销', summaryEn: 'CANCELLED' });
    if (!back.ok) return back;
    return ok({
      ...back.value,
      result: { instrument: row.kind, instrumentNumber: row.number, applicantName: row.applicant_name },
      write: async (tx, written) => {
        await voidUsedVoucher(tx, { type: row.kind, number: row.number as VoucherNumber, reason: values.reason });
        await advance(tx, row, { event: 'cancel', state: state.value }, { caller, note: values.reason }, written);
      },
    });
  },
};
