import type { WireError } from '../../contract/errors/wire.ts';
import { CNY } from '../../contract/money/currency.ts';
import { CNY_DENOMINATIONS, sumDenominations } from '../../contract/money/denominations.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Funding } from '../../contract/transactions/account/parts.ts';
import { countMatches } from '../../contract/transactions/fields.ts';
import { refuse } from '../answer.ts';
import { BALANCE_LIMIT, openTillOf, received, tooLarge } from '../cash/tillMoves.ts';
import { between, SUBJECT } from '../ledger/pairs.ts';
import type { Asked, Plan, Situation } from '../posting/plan.ts';
import { withinClass } from './classLimits.ts';
import { demandOnly } from './demandOnly.ts';
import { debitable } from './postable.ts';

/** The account that the money goes to; it need not exist yet. */
export interface Funded {
  readonly number: string;
  readonly branchCode: string;
  readonly subject: string;
  readonly customerNumber: string;
}

export type Legs = Pick<Plan, 'moves' | 'pairs' | 'cash'>;

/** Accounts and tills that a funding looks at. */
export const fundingNeeds = (funding: Funding | null, tillId: string | null) => ({
  accounts: funding?.from === 'account' ? [funding.accountNumber] : [],
  tills: funding?.from === 'cash' && tillId !== null ? [tillId] : [],
});

/**
 * Money into an account, in minor units, from counted cash or from another account of the same customer. The legs hold everything but the
 * movement of the account itself.
 */
export function planFunding(
  situation: Situation,
  { caller, tillId }: Pick<Asked<unknown>, 'caller' | 'tillId'>,
  funding: Funding,
  to: Funded,
  amount: bigint,
): Result<Legs, WireError> {
  if (amount >= BALANCE_LIMIT) return tooLarge();
  const credit = { subject: to.subject, owner: to.number, branchCode: to.branchCode };
  if (funding.from === 'cash') {
    const counted = sumDenominations(funding.denominations, CNY_DENOMINATIONS);
    if (!counted.ok) return refuse(counted.error.code, { ...counted.error.details });
    const mismatch = countMatches('denominations', counted.value, amount, CNY);
    if (mismatch !== null) return err(refuse(mismatch.code, mismatch.details, [mismatch]).error);
    const till = openTillOf(situation, caller, tillId, CNY);
    if (!till.ok) return till;
    const cash = received(till.value, amount, funding.denominations);
    if (!cash.ok) return cash;
    const debit = { subject: SUBJECT.cash, owner: till.value.id, branchCode: caller.branchCode };
    return ok({ moves: [], pairs: between(debit, credit, CNY, amount), cash: [cash.value] });
  }
  const { accountNumber } = funding;
  const payer = debitable(situation.account(accountNumber), accountNumber, CNY, amount);
  if (!payer.ok) return payer;
  const demand = demandOnly(payer.value);
  if (!demand.ok) return demand;
  if (payer.value.customer_number !== to.customerNumber) return refuse('NAME_DIFFERS', { accountNumber });
  const allowed = withinClass(situation, payer.value, -amount, false, caller.businessDate);
  if (!allowed.ok) return allowed;
  const debit = { subject: payer.value.subject, owner: accountNumber, branchCode: payer.value.branch_code };
  return ok({
    moves: [{ account: payer.value, amount: -amount, cash: false, summaryZh: '转存定期', summaryEn: 'TO TIME DEPOSIT' }],
    pairs: between(debit, credit, CNY, amount),
  });
}
