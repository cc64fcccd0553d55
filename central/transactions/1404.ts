import type { z } from 'zod';
import { draftSettled } from '../../contract/accounting/instrumentTemplates.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { toWire } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { settleDraft, settleDraftRequestSchema } from '../../contract/transactions/instrument/1404.ts';
import { refuse } from '../answer.ts';
import { showsApplicantId } from '../instruments/giveBack.ts';
import { type Known, readKnown } from '../instruments/known.ts';
import { intoAccount, intoCash, sidesIn } from '../instruments/legs.ts';
import { stepOf } from '../instruments/machine.ts';
import { pairsOf } from '../instruments/pairsOf.ts';
import { refuseAt } from '../instruments/refusals.ts';
import { advance } from '../instruments/register.ts';
import { INSTRUMENT_SUBJECT } from '../instruments/subjects.ts';
import { between } from '../ledger/pairs.ts';
import type { Asked, Plan, Situation, TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof settleDraftRequestSchema>;

/** Copies 1 and 3 against the register; the surplus to the applicant's account where there is one that can be credited. */
function settle(asked: Asked<Values>, situation: Situation, { row, applicant }: Known): Result<Plan, WireError> {
  const { caller, values } = asked;
  const state = stepOf(row, { event: 'settle' }, caller);
  if (!state.ok) return state;
  const actual = row.paid_amount ?? 0n;
  if (values.actual === null || BigInt(values.actual) !== actual) return refuseAt('actual', 'SETTLE_AMOUNT_DIFFERS');
  const surplus = row.amount - actual;
  const credited =
    surplus > 0n && row.applicant_account !== null
      ? intoAccount(situation, asked, { number: row.applicant_account, row: applicant }, surplus, {
          summaryZh: '汇票多余款',
          summaryEn: 'DRAFT SURPLUS',
        })
      : null;
  // An account that was closed or frozen meanwhile cannot be credited: the money waits for the applicant and the draft is settled.
  const leg = credited?.ok === true ? credited.value : null;
  const surplusTo = surplus === 0n ? null : leg === null ? ('payable' as const) : ('account' as const);
  const sides = { branchCode: row.card_branch, ...(leg === null ? {} : { customer: leg.side }) };
  return ok({
    currency: CNY,
    amount: row.amount,
    moves: leg?.moves ?? [],
    pairs: pairsOf(draftSettled(row.amount, actual, leg !== null), sidesIn(sides)),
    result: {
      instrument: 'draft',
      instrumentNumber: row.number,
      paidAmount: toWire(actual),
      surplus: toWire(surplus),
      surplusTo,
      applicantName: row.applicant_name,
    },
    write: async (tx, written) => {
      const changes = { surplus_to: surplusTo };
      await advance(tx, row, { event: 'settle', state: state.value, changes }, { caller, note: '' }, written);
    },
  });
}

/** 应解汇款 / 1001 till: the surplus that waited. */
function paySurplus(asked: Asked<Values>, situation: Situation, { row, quoting }: Known): Result<Plan, WireError> {
  const { caller, values } = asked;
  if (caller.branchCode !== row.card_branch) return refuse('INSTRUMENT_OTHER_BRANCH', { branchCode: row.card_branch });
  if (row.surplus_to !== 'payable') return refuseAt('step', 'SURPLUS_NOT_WAITING');
  const shown = showsApplicantId(row, values.applicantId);
  if (!shown.ok) return shown;
  const amount = row.amount - (row.paid_amount ?? 0n);
  const leg = intoCash(situation, asked, values.denominations, amount, quoting);
  if (!leg.ok) return leg;
  const payable = { subject: INSTRUMENT_SUBJECT.payable, owner: null, branchCode: row.card_branch };
  return ok({
    currency: CNY,
    amount,
    moves: [],
    cash: leg.value.cash,
    pairs: between(payable, leg.value.side, CNY, amount),
    result: { instrument: 'draft', instrumentNumber: row.number, applicantName: row.applicant_name },
    write: async (tx, written) => {
      const note = `${values.applicantId?.idType ?? ''} ${values.applicantId?.idNumber ?? ''}`.trim();
      const paid = { event: 'pay-surplus', state: row.state, changes: { surplus_to: 'cash' } } as const;
      await advance(tx, row, paid, { caller, note }, written);
    },
  });
}

/** 1404: 汇出汇款 (issued) / 3001 汇票 (paid) + 2011 applicant or 应解汇款 (surplus). */
export const handler: TransactionHandler<Values, Result<Known, WireError>> = {
  definition: settleDraft,
  validate: (values) => parseValues(settleDraftRequestSchema, values),
  needs: ({ tillId, values }) => ({ tills: values.step === 'paySurplus' && tillId !== null ? [tillId] : [] }),
  read: (tx, { values }) => readKnown(tx, 'draft', values.number),
  post: (asked, situation, known) => {
    if (!known.ok) return known;
    return asked.values.step === 'settle' ? settle(asked, situation, known.value) : paySurplus(asked, situation, known.value);
  },
};
