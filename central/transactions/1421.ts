import type { z } from 'zod';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { bounceFine } from '../../contract/instruments/cheque.ts';
import { presentmentDue } from '../../contract/instruments/presentment.ts';
import { toWire } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { depositCheque, depositChequeRequestSchema } from '../../contract/transactions/instrument/1421.ts';
import { refuse } from '../answer.ts';
import { foldText } from '../customers/fold.ts';
import { bankCalendar } from '../endOfDay/calendar.ts';
import { chequeState, type KnownCheque, readCheque, usable, writeCheque } from '../instruments/cheques.ts';
import { fromAccount, intoAccount } from '../instruments/legs.ts';
import { refuseAt } from '../instruments/refusals.ts';
import { between } from '../ledger/pairs.ts';
import type { Asked, Plan, Situation, TransactionHandler } from '../posting/plan.ts';
import { parseValues, positiveAmount } from '../posting/validate.ts';
import { customerHolder } from '../vouchers/holder.ts';
import { useVoucher } from '../vouchers/use.ts';

type Values = z.output<typeof depositChequeRequestSchema>;

/** What the paper says against the rules of presentment (票据法, articles 91 and 94). */
function paperRefusal({ caller, parameters, values }: Asked<Values>): WireError | null {
  const today = caller.businessDate;
  if (!values.capitalsAgree) return refuseAt('capitalsAgree', 'DRAFT_AMOUNTS_DISAGREE').error;
  if (!values.unaltered) return refuseAt('unaltered', 'DRAFT_FIXED_ITEM_AMENDED').error;
  if (values.endorsed === 'broken') return refuseAt('endorsed', 'ENDORSEMENT_BROKEN').error;
  if (values.issuedOn > today) return refuseAt('issuedOn', 'CHEQUE_POST_DATED').error;
  const due = presentmentDue('cheque', values.issuedOn as BusinessDate, bankCalendar({ at: () => parameters }, today));
  return today > due ? refuseAt('issuedOn', 'CHEQUE_PAST_PRESENTMENT', { due }).error : null;
}

const writeState = (
  { caller, values }: Asked<Values>,
  cheque: KnownCheque,
  soldTo: string,
  done: { readonly state: 'paid' | 'bounced'; readonly note: string },
): NonNullable<Plan['write']> =>
  async function write(tx, { entryId }) {
    await useVoucher(tx, { type: cheque.type, number: values.number, holder: customerHolder(soldTo), entryId });
    await writeCheque(tx, {
      type: cheque.type,
      number: values.number,
      account_number: values.drawerAccount,
      amount: BigInt(values.amount),
      teller_id: caller.tellerId,
      entry_id: entryId,
      business_date: caller.businessDate,
      ...done,
    });
  };

/** Returned unpaid: nothing is booked; the fine is the central bank's to impose and stands on the notice. */
function bounce(asked: Asked<Values>, situation: Situation, cheque: KnownCheque, soldTo: string): Result<Plan, WireError> {
  const { drawerAccount, sealAgrees } = asked.values;
  const amount = BigInt(asked.values.amount);
  const drawn = fromAccount(situation, asked, drawerAccount, amount, { summaryZh: '支票', summaryEn: 'CHEQUE' });
  const uncovered = !drawn.ok && drawn.error.code === 'BALANCE_TOO_LOW';
  if (!drawn.ok && !uncovered) return drawn;
  if (sealAgrees && !uncovered) return refuseAt('outcome', 'CHEQUE_BOUNCE_GROUNDLESS');
  const { fine, compensation } = bounceFine(amount);
  const ground = uncovered ? 'uncovered' : 'seal';
  return ok({
    currency: CNY,
    amount: 0n,
    moves: [],
    pairs: [],
    result: {
      instrument: cheque.type,
      instrumentNumber: cheque.number,
      bounced: ground,
      fine: toWire(fine),
      compensation: toWire(compensation),
    },
    write: writeState(asked, cheque, soldTo, { state: 'bounced', note: ground }),
  });
}

/** 1421: 2011 drawer / 2011 payee, through 3001 between branches. */
export const handler: TransactionHandler<Values, KnownCheque> = {
  definition: depositCheque,
  validate: (values) => {
    const parsed = parseValues(depositChequeRequestSchema, values);
    if (!parsed.ok) return parsed;
    const amount = positiveAmount(parsed.value.amount);
    return amount.ok ? ok(parsed.value) : amount;
  },
  needs: ({ values }) => ({ accounts: [values.drawerAccount, values.payeeAccount] }),
  read: (tx, { values }) => readCheque(tx, 'transferCheque', values.number, values.drawerAccount),
  post: (asked, situation, cheque) => {
    const { values } = asked;
    const { drawerAccount, payeeAccount } = values;
    const amount = BigInt(values.amount);
    if (drawerAccount === payeeAccount) return refuse('SAME_ACCOUNT');
    const sold = usable(cheque);
    if (!sold.ok) return sold;
    if (cheque.row?.state === 'stopped') return { ok: false, error: chequeState(cheque) };
    const refused = paperRefusal(asked);
    if (refused !== null) return { ok: false, error: refused };
    if (values.outcome === 'bounce') return bounce(asked, situation, cheque, sold.value);
    if (!values.sealAgrees) return refuseAt('sealAgrees', 'CHEQUE_SEAL_DIFFERS');
    const drawer = fromAccount(situation, asked, drawerAccount, amount, { summaryZh: '支票付款', summaryEn: 'CHEQUE' });
    if (!drawer.ok) return drawer;
    const into = { number: payeeAccount, row: situation.account(payeeAccount) };
    const payee = intoAccount(situation, asked, into, amount, { summaryZh: '支票进账', summaryEn: 'CHEQUE DEPOSIT' });
    if (!payee.ok) return payee;
    if (foldText(payee.value.account.holder_name) !== foldText(values.payeeName))
      return refuse('NAME_DIFFERS', { accountNumber: payeeAccount });
    return ok({
      currency: CNY,
      amount,
      // The payee stands at the counter; the drawer's balance is nobody's business there.
      moves: [...payee.value.moves, ...drawer.value.moves],
      pairs: between(drawer.value.side, payee.value.side, CNY, amount),
      result: { instrument: cheque.type, instrumentNumber: cheque.number },
      write: writeState(asked, cheque, sold.value, { state: 'paid', note: `${payeeAccount} ${values.payeeName}` }),
    });
  },
};
