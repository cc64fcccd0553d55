import type { FieldError, WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { type ChangeTermDeposit, changeTermDeposit, changeTermDepositRequestSchema } from '../../contract/transactions/cash/1205.ts';
import { fieldError } from '../../contract/transactions/fields.ts';
import { type Draw, type Drawing, planDrawing, readDrawing } from '../accounts/drawing.ts';
import { fundingNeeds } from '../accounts/funding.ts';
import { planInstalment, readInstalment } from '../accounts/instalment.ts';
import { planNotice, readNotice } from '../accounts/notice.ts';
import { payoutNeeds } from '../accounts/payout.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import type { NoticeState } from '../interest/notices.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues, positiveAmount } from '../posting/validate.ts';
import { largeCashNotice } from './largeCash.ts';

/** Fields that each step cannot be without; every other one is null. */
const FIELDS: Readonly<Record<ChangeTermDeposit['step'], { needed: (keyof ChangeTermDeposit)[]; allowed: (keyof ChangeTermDeposit)[] }>> = {
  draw: { needed: ['mediumNumber', 'shownName', 'payout'], allowed: ['amount', 'newCertificate'] },
  giveNotice: { needed: ['shownName', 'amount', 'agreedDate'], allowed: [] },
  cancelNotice: { needed: ['shownName'], allowed: [] },
  payIn: { needed: ['amount', 'funding'], allowed: [] },
};

function fieldsOf(values: ChangeTermDeposit): readonly FieldError[] {
  const { needed, allowed } = FIELDS[values.step];
  const known: readonly string[] = ['step', 'accountNumber', ...needed, ...allowed];
  return Object.entries(values).flatMap(([field, value]) => {
    if (value === null) return needed.some((each) => each === field) ? [fieldError(field, 'FIELD_REQUIRED')] : [];
    return known.includes(field) ? [] : [fieldError(field, 'INPUT_INVALID', { reason: `not of ${values.step}` })];
  });
}

type Looked =
  | { readonly step: 'draw'; readonly draw: Draw; readonly drawing: Drawing }
  | { readonly step: 'notice'; readonly state: NoticeState }
  | { readonly step: 'payIn'; readonly instalment: number };

const drawOf = ({ accountNumber, amount, mediumNumber, shownName, payout, newCertificate }: ChangeTermDeposit): Draw => {
  if (payout === null) throw new Error('A draw without a payout has passed the check of its fields');
  return {
    accountNumber,
    amount: amount === null ? null : BigInt(amount),
    mediumNumber,
    shownName: shownName ?? '',
    payout,
    newCertificate,
  };
};

async function look(tx: Tx, caller: TellerCaller, values: ChangeTermDeposit): Promise<Result<Looked, WireError>> {
  switch (values.step) {
    case 'draw': {
      const draw = drawOf(values);
      const drawing = await readDrawing(tx, caller, draw);
      return drawing.ok ? ok({ step: 'draw', draw, drawing: drawing.value }) : drawing;
    }
    case 'giveNotice':
    case 'cancelNotice': {
      const state = await readNotice(tx, caller, values);
      return state.ok ? ok({ step: 'notice', state: state.value }) : state;
    }
    case 'payIn': {
      const instalment = await readInstalment(tx, caller, values);
      return instalment.ok ? ok({ step: 'payIn', instalment: instalment.value }) : instalment;
    }
  }
}

/** 1205 a time deposit early or in part, notices of call deposits, and instalments (domain: interest). */
export const handler: TransactionHandler<ChangeTermDeposit, Result<Looked, WireError>> = {
  definition: changeTermDeposit,
  validate: (values) => {
    const parsed = parseValues(changeTermDepositRequestSchema, values);
    if (!parsed.ok) return parsed;
    const wrong = fieldsOf(parsed.value);
    if (wrong.length > 0) return refuse('INPUT_INVALID', { reason: wrong.map(({ field }) => field).join(', ') }, wrong);
    const amount = parsed.value.amount === null ? ok(0n) : positiveAmount(parsed.value.amount);
    return amount.ok ? parsed : amount;
  },
  needs: ({ tillId, values }) => {
    const [into, out] = [fundingNeeds(values.funding, tillId), payoutNeeds(values.payout, tillId)];
    return { accounts: [values.accountNumber, ...into.accounts, ...out.accounts], tills: [...into.tills, ...out.tills] };
  },
  read: (tx, { caller, values }) => look(tx, caller, values),
  post: (asked, situation, looked) => {
    if (!looked.ok) return looked;
    if (looked.value.step === 'notice') return planNotice(situation, asked, looked.value.state);
    if (looked.value.step === 'payIn') {
      const { funding } = asked.values;
      return funding === null
        ? refuse('INPUT_INVALID', { reason: 'funding' })
        : planInstalment(situation, asked, funding, looked.value.instalment);
    }
    const { draw, drawing } = looked.value;
    return planDrawing(situation, asked, 'early', draw, drawing);
  },
  notices: async (db, asked, { moves: [move], amount }) => {
    if (move === undefined) return [];
    if (asked.values.payout?.to === 'cash') return await largeCashNotice(db, asked, move.account, -amount);
    return asked.values.funding?.from === 'cash' ? await largeCashNotice(db, asked, move.account, amount) : [];
  },
};
