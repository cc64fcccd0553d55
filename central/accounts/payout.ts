import type { WireError } from '../../contract/errors/wire.ts';
import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { CNY_DENOMINATIONS, sumDenominations } from '../../contract/money/denominations.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Payout } from '../../contract/transactions/account/parts.ts';
import { countMatches } from '../../contract/transactions/fields.ts';
import { refuse } from '../answer.ts';
import { BALANCE_LIMIT, openTillOf, paid, tooLarge } from '../cash/tillMoves.ts';
import { accountSide, interestPairs } from '../interest/pairs.ts';
import type { InterestPayment } from '../interest/payment.ts';
import { between, type Pair, type Side, SUBJECT } from '../ledger/pairs.ts';
import type { AccountMove, Asked, CashChange, Situation } from '../posting/plan.ts';
import type { AccountRow } from './account.ts';
import { withinClass } from './classLimits.ts';
import { demandOnly } from './demandOnly.ts';
import type { Legs } from './funding.ts';
import { postable } from './postable.ts';

/** What leaves an account. Minor units. */
export interface Paying {
  readonly account: AccountRow;
  readonly payment: InterestPayment;
  /** What was set aside for the account's interest and is used up or given back. */
  readonly accrued: bigint;
  readonly summaryZh: string;
  readonly summaryEn: string;
  /** Whether only a quote is asked for, which may leave the pieces out. */
  readonly quoting: boolean;
}

/** Where the money goes, with what changes there. */
interface Destination {
  readonly side: Side & { readonly branchCode: string };
  readonly moves: readonly AccountMove[];
  readonly cash: readonly CashChange[];
}

type Given = Pick<Asked<unknown>, 'caller' | 'tillId'>;

/** Accounts and tills that a payout looks at. */
export const payoutNeeds = (payout: Payout | null, tillId: string | null) => ({
  accounts: payout?.to === 'account' ? [payout.accountNumber] : [],
  tills: payout?.to === 'cash' && tillId !== null ? [tillId] : [],
});

/** Principal and interest less tax. */
export const totalOf = ({ principal, net }: InterestPayment): bigint => principal + net;

function toCash(
  situation: Situation,
  { caller, tillId }: Given,
  payout: Extract<Payout, { to: 'cash' }>,
  total: bigint,
  quoting: boolean,
): Result<Destination, WireError> {
  const till = openTillOf(situation, caller, tillId, CNY);
  if (!till.ok) return till;
  const side = { subject: SUBJECT.cash, owner: till.value.id, branchCode: caller.branchCode };
  const counted = sumDenominations(payout.denominations, CNY_DENOMINATIONS);
  if (!counted.ok) return refuse(counted.error.code, { ...counted.error.details });
  if (counted.value === 0n && total > 0n)
    return quoting ? ok({ side, moves: [], cash: [] }) : refuse('PIECES_MISSING', { amount: formatAmount(total, CNY) });
  const mismatch = countMatches('denominations', counted.value, total, CNY);
  if (mismatch !== null) return err(refuse(mismatch.code, mismatch.details, [mismatch]).error);
  if (total === 0n) return ok({ side, moves: [], cash: [] });
  const cash = paid(till.value, total, payout.denominations);
  return cash.ok ? ok({ side, moves: [], cash: [cash.value] }) : cash;
}

function toAccount(
  situation: Situation,
  { caller }: Given,
  { accountNumber }: Extract<Payout, { to: 'account' }>,
  { account, summaryZh, summaryEn }: Paying,
  total: bigint,
): Result<Destination, WireError> {
  if (accountNumber === account.number) return refuse('SAME_ACCOUNT');
  const found = postable(situation.account(accountNumber), accountNumber, account.currency);
  if (!found.ok) return found;
  const demand = demandOnly(found.value);
  if (!demand.ok) return demand;
  if (found.value.customer_number !== account.customer_number) return refuse('NAME_DIFFERS', { accountNumber });
  const allowed = total === 0n ? ok<true>(true) : withinClass(situation, found.value, total, false, caller.businessDate);
  if (!allowed.ok) return allowed;
  if (found.value.balance + total >= BALANCE_LIMIT) return tooLarge();
  const move = { account: found.value, amount: total, cash: false, summaryZh, summaryEn };
  const side = { ...accountSide(accountNumber, found.value.subject), branchCode: found.value.branch_code };
  return ok({ side, moves: total === 0n ? [] : [move], cash: [] });
}

const CLEARING: Side = { subject: SUBJECT.clearing, owner: null };

/** Interest in the books of the account's branch; what is paid elsewhere passes through 3001, net. */
function interestLegs({ account, payment, accrued }: Paying, { side }: Destination): Pair[] {
  const books = { branchCode: account.branch_code, currency: account.currency };
  const { branchCode, ...to } = side;
  const { interest, tax, net } = payment;
  if (branchCode === account.branch_code) return interestPairs(books, to, { interest, tax, accrued });
  const across: Pair[] = net > 0n ? [{ branchCode, currency: account.currency, amount: net, debit: CLEARING, credit: to }] : [];
  return [...interestPairs(books, CLEARING, { interest, tax, accrued }), ...across];
}

/** Principal and net interest of an account to where its customer wants them. */
export function planPayout(situation: Situation, given: Given, payout: Payout, paying: Paying): Result<Legs, WireError> {
  const { account, payment } = paying;
  const total = totalOf(payment);
  const found =
    payout.to === 'cash' ? toCash(situation, given, payout, total, paying.quoting) : toAccount(situation, given, payout, paying, total);
  if (!found.ok) return found;
  const { side, moves, cash } = found.value;
  const { principal } = payment;
  const from = { ...accountSide(account.number, account.subject), branchCode: account.branch_code };
  const own: AccountMove[] =
    principal > 0n
      ? [{ account, amount: -principal, cash: payout.to === 'cash', summaryZh: paying.summaryZh, summaryEn: paying.summaryEn }]
      : [];
  return ok({
    moves: [...own, ...moves],
    pairs: [...(principal > 0n ? between(from, side, account.currency, principal) : []), ...interestLegs(paying, found.value)],
    cash,
  });
}
