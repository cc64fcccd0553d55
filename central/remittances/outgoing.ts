import type { WireError } from '../../contract/errors/wire.ts';
import { toWire } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import type { ChosenRoute } from '../../contract/payments/chooseRoute.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { AccountRow } from '../accounts/account.ts';
import { withinClass } from '../accounts/classLimits.ts';
import { demandOnly } from '../accounts/demandOnly.ts';
import { postable } from '../accounts/postable.ts';
import { refuse } from '../answer.ts';
import { BALANCE_LIMIT, tooLarge } from '../cash/tillMoves.ts';
import { foldText } from '../customers/fold.ts';
import { bankCalendar } from '../endOfDay/calendar.ts';
import { between, type Side } from '../ledger/pairs.ts';
import type { AccountMove, Asked, CashChange, Notice, Plan, Situation } from '../posting/plan.ts';
import type { PayeeBank } from './banks.ts';
import type { OutgoingFacts, Payer, Remittance } from './read.ts';
import { feeOf, type RemittanceFee, routeAt } from './routing.ts';
import { reviewInTheWay } from './screening.ts';
import { messageIdOf, noteStep } from './steps.ts';
import { IN_FLIGHT } from './subjects.ts';

/** How a remittance goes and what it costs, before anybody looks at the money. */
export interface Sending {
  readonly bank: PayeeBank;
  readonly route: ChosenRoute;
  readonly fee: RemittanceFee | null;
  readonly amount: bigint;
}

/** Route, fee and the refusals that do not depend on who pays. */
export function decideSending(asked: Asked<Remittance>, facts: OutgoingFacts): Result<Sending, WireError> {
  const { values, parameters, caller, now } = asked;
  if (!facts.bank.ok) return facts.bank;
  const bank = facts.bank.value;
  const amount = BigInt(values.amount);
  const calendar = bankCalendar({ at: () => parameters }, caller.businessDate);
  const wanted = { amount, sameBank: bank.sameBank, wish: values.wish, urgency: values.urgency };
  const route = routeAt(parameters, calendar, wanted, now);
  if (!route.ok) return route;
  if (facts.quotedAt !== null) {
    const quoted = routeAt(parameters, calendar, wanted, facts.quotedAt);
    const changed = !quoted.ok || quoted.value.route !== route.value.route || (route.value.queued && !quoted.value.queued);
    if (changed) return refuse('REMITTANCE_WINDOW_CLOSED');
  }
  if (facts.same !== null && !values.notRepeated) {
    const details = { number: facts.same };
    return refuse('REMITTANCE_DUPLICATE', details, [{ field: 'notRepeated', code: 'REMITTANCE_DUPLICATE', details }]);
  }
  return ok({ bank, route: route.value, fee: feeOf(parameters, route.value.route, amount), amount });
}

/** Where the money comes from, looked at already: `amount` and fee can be taken from it. */
export interface Source {
  readonly side: Side & { readonly branchCode: string };
  readonly moves: readonly AccountMove[];
  readonly cash?: readonly CashChange[];
  readonly customerNumber: string | null;
}

/** The account of our own bank that an in-bank remittance is for. */
function payeeOf({ values, caller }: Asked<Remittance>, situation: Situation, amount: bigint): Result<AccountRow, WireError> {
  const number = values.payeeAccount;
  const found = postable(situation.account(number), number, CNY);
  if (!found.ok) return found;
  const demand = demandOnly(found.value);
  if (!demand.ok) return demand;
  if (foldText(values.payeeName) !== foldText(found.value.holder_name)) return refuse('NAME_DIFFERS', { accountNumber: number });
  const allowed = withinClass(situation, found.value, amount, false, caller.businessDate);
  if (!allowed.ok) return allowed;
  return found.value.balance + amount >= BALANCE_LIMIT ? tooLarge() : found;
}

/** What the answer and the quote say of it. */
const resultOf = ({ bank, route, fee, amount }: Sending, cash: boolean, held: boolean) => ({
  route: route.route,
  queued: route.queued,
  reasonZh: route.reasonZh,
  reasonEn: route.reasonEn,
  opensAt: route.opensAt,
  workday: route.workday,
  alternatives: [...route.alternatives],
  payeeBank: bank.code,
  payeeBankName: bank.nameZh,
  fee: toWire(fee?.amount ?? 0n),
  screening: held,
  ...(cash ? { cashBack: 'taken', cashBackAmount: toWire(amount + (fee?.amount ?? 0n)) } : {}),
});

/** The plan of 1301 and 1302: out of the source, into flight (or the payee's account in-bank), with the fee and the row of the register. */
export function planOutgoing(
  asked: Asked<Remittance>,
  situation: Situation,
  facts: OutgoingFacts,
  sending: Sending,
  payer: Payer,
  source: Source,
  transactionCode: '1301' | '1302',
): Result<Plan, WireError> {
  const { caller, values } = asked;
  const { bank, route, fee, amount } = sending;
  const inBank = route.route === 'IN_BANK';
  const payee = inBank ? payeeOf(asked, situation, amount) : null;
  if (payee !== null && !payee.ok) return payee;
  const resembles = facts.likenesses.length > 0;
  // A likeness is for a person to look at; without a customer there is no file in which a review could stand, and in-bank money would be gone.
  if (resembles && (source.customerNumber === null || inBank)) return refuse('REMITTANCE_SCREENED');
  const to =
    payee === null
      ? { subject: IN_FLIGHT, owner: null, branchCode: caller.branchCode }
      : { subject: payee.value.subject, owner: payee.value.number, branchCode: payee.value.branch_code };
  const credit: AccountMove[] =
    payee === null ? [] : [{ account: payee.value, amount, cash: false, summaryZh: '汇入', summaryEn: 'REMITTANCE IN' }];
  const income = { subject: '6021', owner: null, branchCode: caller.branchCode };
  return ok({
    currency: CNY,
    amount,
    moves: [...source.moves, ...credit],
    pairs: [...between(source.side, to, CNY, amount), ...(fee === null ? [] : between(source.side, income, CNY, fee.amount))],
    ...(source.cash === undefined ? {} : { cash: source.cash }),
    fees: fee === null ? [] : [{ code: fee.code, nameZh: fee.nameZh, nameEn: fee.nameEn, amount: toWire(fee.amount) }],
    result: resultOf(sending, transactionCode === '1302', resembles),
    write: async (tx, { entryId, traceNumber, postedAt }) => {
      const review =
        source.customerNumber === null
          ? null
          : await reviewInTheWay(
              tx,
              { customerNumber: source.customerNumber, payeeName: values.payeeName },
              { by: caller.tellerId, at: postedAt },
            );
      const state = inBank ? 'settled' : 'queued';
      await tx
        .insertInto('remittances_out')
        .values({
          number: traceNumber,
          branch_code: caller.branchCode,
          transaction_code: transactionCode,
          message_id: messageIdOf(caller.businessDate, traceNumber),
          funded: transactionCode === '1301' ? 'account' : 'cash',
          payer_account: payer.account,
          payer_name: payer.name,
          payer_id_type: payer.idType,
          payer_id_number: payer.idNumber,
          customer_number: source.customerNumber,
          payee_account: values.payeeAccount,
          payee_name: values.payeeName,
          payee_bank: bank.code,
          payee_bank_name: bank.nameZh,
          currency: CNY,
          amount,
          fee: fee?.amount ?? 0n,
          route: route.route,
          priority: route.priority,
          business_type: transactionCode === '1301' ? 'A100' : 'A108',
          purpose: values.purpose,
          remark: '',
          state,
          screening_case: review,
          waits_until: route.opensAt,
          workday: route.workday,
          business_date: caller.businessDate,
          teller_id: caller.tellerId,
          entry_id: entryId,
          created_at: postedAt,
          decided_at: inBank ? postedAt : null,
        })
        .execute();
      await noteStep(tx, { number: traceNumber, state, entryId, tellerId: caller.tellerId, note: route.reasonZh, at: postedAt });
    },
  });
}

/** What the teller tells the customer, or looks at twice. */
export function outgoingNotices({ result }: Plan, same: string | null): Notice[] {
  const { reasonZh = '', reasonEn = '', queued, screening } = (result ?? {}) as Record<string, string | boolean>;
  const notices: Notice[] = [{ level: queued === true ? 'warning' : 'info', textZh: String(reasonZh), textEn: String(reasonEn) }];
  if (screening === true)
    notices.push({
      level: 'warning',
      textZh: '收款人与名单相似：记账后待合规复核，复核通过才发出。',
      textEn: 'The payee resembles an entry of a list: it is sent once compliance has cleared it.',
    });
  if (same !== null)
    notices.push({
      level: 'warning',
      textZh: `当日已有相同付款人、收款账户与金额的汇款（${same}），客户确认非重复。`,
      textEn: `The same payer sent the same amount to the same account today (${same}); the customer says it is another one.`,
    });
  return notices;
}
