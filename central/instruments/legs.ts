import type { AccountRef } from '../../contract/accounting/journal.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { CNY_DENOMINATIONS, type DenominationCounts, sumDenominations } from '../../contract/money/denominations.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { countMatches } from '../../contract/transactions/fields.ts';
import type { AccountRow } from '../accounts/account.ts';
import { withinClass } from '../accounts/classLimits.ts';
import { demandOnly } from '../accounts/demandOnly.ts';
import { debitable, postable } from '../accounts/postable.ts';
import { refuse } from '../answer.ts';
import { BALANCE_LIMIT, openTillOf, paid, received, tooLarge } from '../cash/tillMoves.ts';
import { SUBJECT } from '../ledger/pairs.ts';
import type { AccountMove, Asked, CashChange, Situation } from '../posting/plan.ts';
import type { BranchSide } from './pairsOf.ts';
import { INSTRUMENT_SUBJECT } from './subjects.ts';

/** The customer's end of an instrument: an account or the till, with what changes there. */
export interface Leg {
  readonly side: BranchSide;
  readonly moves: readonly AccountMove[];
  readonly cash: readonly CashChange[];
  readonly account: AccountRow | null;
}

interface Summary {
  readonly summaryZh: string;
  readonly summaryEn: string;
}

type Given = Pick<Asked<unknown>, 'caller' | 'tillId'>;

export const sideOfAccount = ({ subject, number, branch_code: branchCode }: AccountRow): BranchSide => ({
  subject,
  owner: number,
  branchCode,
});

/** Money out of an account, in minor units. */
export function fromAccount(
  situation: Situation,
  { caller }: Given,
  number: string,
  amount: bigint,
  summary: Summary,
): Result<Leg & { readonly account: AccountRow }, WireError> {
  if (amount >= BALANCE_LIMIT) return tooLarge();
  const found = debitable(situation.account(number), number, CNY, amount);
  if (!found.ok) return found;
  const demand = demandOnly(found.value);
  if (!demand.ok) return demand;
  const account = demand.value;
  const allowed = withinClass(situation, account, -amount, false, caller.businessDate);
  if (!allowed.ok) return allowed;
  return ok({ side: sideOfAccount(account), moves: [{ account, amount: -amount, cash: false, ...summary }], cash: [], account });
}

/** Money into an account, in minor units. The row is null where there is no account of the number. */
export function intoAccount(
  situation: Situation,
  { caller }: Given,
  { number, row }: { readonly number: string; readonly row: AccountRow | null },
  amount: bigint,
  summary: Summary,
): Result<Leg & { readonly account: AccountRow }, WireError> {
  const found = postable(row, number, CNY);
  if (!found.ok) return found;
  const demand = demandOnly(found.value);
  if (!demand.ok) return demand;
  const account = demand.value;
  const allowed = withinClass(situation, account, amount, false, caller.businessDate);
  if (!allowed.ok) return allowed;
  if (account.balance + amount >= BALANCE_LIMIT) return tooLarge();
  return ok({ side: sideOfAccount(account), moves: [{ account, amount, cash: false, ...summary }], cash: [], account });
}

/** Counted cash into the teller's till. */
export function fromCash(situation: Situation, given: Given, pieces: DenominationCounts, amount: bigint): Result<Leg, WireError> {
  const counted = sumDenominations(pieces, CNY_DENOMINATIONS);
  if (!counted.ok) return refuse(counted.error.code, { ...counted.error.details });
  const mismatch = countMatches('denominations', counted.value, amount, CNY);
  if (mismatch !== null) return err(refuse(mismatch.code, mismatch.details, [mismatch]).error);
  const till = openTillOf(situation, given.caller, given.tillId, CNY);
  if (!till.ok) return till;
  const cash = received(till.value, amount, pieces);
  if (!cash.ok) return cash;
  const side = { subject: SUBJECT.cash, owner: till.value.id, branchCode: given.caller.branchCode };
  return ok({ side, moves: [], cash: [cash.value], account: null });
}

/** Counted cash out of the teller's till. A quote may leave the pieces out: it is the quote that says how much there is to count. */
export function intoCash(
  situation: Situation,
  given: Given,
  pieces: DenominationCounts,
  amount: bigint,
  quoting: boolean,
): Result<Leg, WireError> {
  const till = openTillOf(situation, given.caller, given.tillId, CNY);
  if (!till.ok) return till;
  const side = { subject: SUBJECT.cash, owner: till.value.id, branchCode: given.caller.branchCode };
  const counted = sumDenominations(pieces, CNY_DENOMINATIONS);
  if (!counted.ok) return refuse(counted.error.code, { ...counted.error.details });
  if (counted.value === 0n)
    return quoting ? ok({ side, moves: [], cash: [], account: null }) : refuse('PIECES_MISSING', { amount: formatAmount(amount, CNY) });
  const mismatch = countMatches('denominations', counted.value, amount, CNY);
  if (mismatch !== null) return err(refuse(mismatch.code, mismatch.details, [mismatch]).error);
  const cash = paid(till.value, amount, pieces);
  return cash.ok ? ok({ side, moves: [], cash: [cash.value], account: null }) : cash;
}

interface Sides {
  /** In whose books the instrument's own subjects stand. */
  readonly branchCode: string;
  /** The holder's or applicant's account, or the till. */
  readonly customer?: BranchSide;
}

const LEDGER: Readonly<Record<string, string>> = {
  draftsIssued: INSTRUMENT_SUBJECT.drafts,
  cashiersChequesIssued: INSTRUMENT_SUBJECT.cashiersCheques,
  remittancesPayable: INSTRUMENT_SUBJECT.payable,
  clearing: INSTRUMENT_SUBJECT.draftClearing,
};

/** What the names of the templates are in the books: the instrument's subjects in one branch, and the customer's own end. */
export const sidesIn =
  ({ branchCode, customer }: Sides) =>
  (account: AccountRef): BranchSide => {
    const subject = 'ledger' in account ? LEDGER[account.ledger] : undefined;
    if (subject !== undefined) return { subject, owner: null, branchCode };
    if (customer === undefined) throw new Error('A template names somebody who has no part in it');
    return customer;
  };
