import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { presentmentDue } from '../../contract/instruments/presentment.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { VoucherNumber } from '../../contract/vouchers/range.ts';
import { refuse } from '../answer.ts';
import { foldText } from '../customers/fold.ts';
import { bankCalendar } from '../endOfDay/calendar.ts';
import { between } from '../ledger/pairs.ts';
import type { Asked, Plan, Situation } from '../posting/plan.ts';
import { customerHolder } from '../vouchers/holder.ts';
import { useVoucher } from '../vouchers/use.ts';
import { chequeState, type KnownCheque, usable, writeCheque } from './cheques.ts';
import { fromAccount, intoAccount } from './legs.ts';
import { refuseAt } from './refusals.ts';

/** What a teller reads from a transfer cheque and its paying-in slip. */
export interface ChequeValues {
  readonly number: VoucherNumber;
  readonly drawerAccount: string;
  readonly issuedOn: string;
  readonly amount: string;
  readonly capitalsAgree: boolean;
  readonly unaltered: boolean;
  readonly endorsed: 'none' | 'unbroken' | 'broken';
  readonly payeeAccount: string;
  readonly payeeName: string;
}

/** What the paper says against the rules of presentment (票据法, articles 91 and 94). */
function paperRefusal({ caller, parameters, values }: Asked<ChequeValues>): WireError | null {
  const today = caller.businessDate;
  if (!values.capitalsAgree) return refuseAt('capitalsAgree', 'DRAFT_AMOUNTS_DISAGREE').error;
  if (!values.unaltered) return refuseAt('unaltered', 'DRAFT_FIXED_ITEM_AMENDED').error;
  if (values.endorsed === 'broken') return refuseAt('endorsed', 'ENDORSEMENT_BROKEN').error;
  if (values.issuedOn > today) return refuseAt('issuedOn', 'CHEQUE_POST_DATED').error;
  const due = presentmentDue('cheque', values.issuedOn as BusinessDate, bankCalendar({ at: () => parameters }, today));
  return today > due ? refuseAt('issuedOn', 'CHEQUE_PAST_PRESENTMENT', { due }).error : null;
}

/** Whether a cheque may be presented now; gives the customer who bought it. */
export function presentable(asked: Asked<ChequeValues>, cheque: KnownCheque): Result<string, WireError> {
  const { drawerAccount, payeeAccount } = asked.values;
  if (drawerAccount === payeeAccount) return refuse('SAME_ACCOUNT');
  const sold = usable(cheque);
  if (!sold.ok) return sold;
  if (cheque.row?.state === 'stopped') return { ok: false, error: chequeState(cheque) };
  const refused = paperRefusal(asked);
  return refused === null ? sold : { ok: false, error: refused };
}

/** The form is used up, and the register has what became of it. */
export const chequeWriting = (
  { caller, values }: Asked<ChequeValues>,
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

/** 2011 drawer / 2011 payee, through 3001 between branches. */
export function planCheque(asked: Asked<ChequeValues>, situation: Situation, cheque: KnownCheque, soldTo: string): Result<Plan, WireError> {
  const { drawerAccount, payeeAccount, payeeName } = asked.values;
  const amount = BigInt(asked.values.amount);
  const drawer = fromAccount(situation, asked, drawerAccount, amount, { summaryZh: '支票付款', summaryEn: 'CHEQUE' });
  if (!drawer.ok) return drawer;
  const into = { number: payeeAccount, row: situation.account(payeeAccount) };
  const payee = intoAccount(situation, asked, into, amount, { summaryZh: '支票进账', summaryEn: 'CHEQUE DEPOSIT' });
  if (!payee.ok) return payee;
  if (foldText(payee.value.account.holder_name) !== foldText(payeeName)) return refuse('NAME_DIFFERS', { accountNumber: payeeAccount });
  return ok({
    currency: CNY,
    amount,
    // The payee stands at the counter; the drawer's balance is nobody's business there.
    moves: [...payee.value.moves, ...drawer.value.moves],
    pairs: between(drawer.value.side, payee.value.side, CNY, amount),
    result: { instrument: cheque.type, instrumentNumber: cheque.number },
    write: chequeWriting(asked, cheque, soldTo, { state: 'paid', note: `${payeeAccount} ${payeeName}` }),
  });
}
