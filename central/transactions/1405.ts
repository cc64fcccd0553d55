import type { z } from 'zod';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { draftRefund } from '../../contract/instruments/draftRefund.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refundDraft, refundDraftRequestSchema } from '../../contract/transactions/instrument/1405.ts';
import { planGiveBack } from '../instruments/giveBack.ts';
import { type Known, readKnown } from '../instruments/known.ts';
import { stepOf } from '../instruments/machine.ts';
import { refuseAt } from '../instruments/refusals.ts';
import { advance, type InstrumentRow } from '../instruments/register.ts';
import type { Asked, TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof refundDraftRequestSchema>;

/** What the applicant must bring (支付结算办法, article on refunds). */
function refusal({ caller, values }: Asked<Values>, row: InstrumentRow): WireError | null {
  const refund = draftRefund({
    copies: values.copies,
    due: row.due_on as BusinessDate,
    today: caller.businessDate,
    paid: row.state === 'paid' || row.state === 'settled',
    stopped: row.state === 'stopped',
    fundedFrom: row.applicant_account === null ? 'cash' : 'account',
    identityShown: values.applicantId !== null,
  });
  if (refund.ok) return null;
  const { error } = refund;
  switch (error.code) {
    case 'COPY2_MISSING':
      return refuseAt('copies', 'DRAFT_COPY2_MISSING').error;
    case 'COPY3_MISSING':
      return refuseAt('copies', 'REFUND_TOO_EARLY', { date: error.refundableFrom }).error;
    case 'IDENTITY_NOT_SHOWN':
      return refuseAt('byId', 'APPLICANT_IDENTITY_NOT_SHOWN').error;
    // The register's state has refused these before.
    case 'ALREADY_PAID':
    case 'STOPPED':
      return refuseAt('number', 'DRAFT_STOPPED').error;
  }
}

/** 1405: 汇出汇款 / 2011 applicant, or 1001 till where it had been paid with cash. */
export const handler: TransactionHandler<Values, Result<Known, WireError>> = {
  definition: refundDraft,
  validate: (values) => parseValues(refundDraftRequestSchema, values),
  needs: ({ tillId }) => ({ tills: tillId === null ? [] : [tillId] }),
  read: (tx, { values }) => readKnown(tx, 'draft', values.number, values.checkCode),
  post: (asked, situation, known) => {
    if (!known.ok) return known;
    const { caller, values } = asked;
    const { row } = known.value;
    const state = stepOf(row, { event: 'refund' }, caller);
    if (!state.ok) return state;
    const refused = refusal(asked, row);
    if (refused !== null) return { ok: false, error: refused };
    const back = planGiveBack(asked, situation, known.value, { summaryZh: '汇票退款', summaryEn: 'DRAFT REFUND' });
    if (!back.ok) return back;
    return ok({
      ...back.value,
      result: { instrument: 'draft', instrumentNumber: row.number, applicantName: row.applicant_name },
      write: async (tx, written) => {
        await advance(tx, row, { event: 'refund', state: state.value }, { caller, note: values.reason }, written);
      },
    });
  },
};
