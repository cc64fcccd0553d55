import type { WireError } from '../../contract/errors/wire.ts';
import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { Funding } from '../../contract/transactions/account/parts.ts';
import type { ChangeTermDeposit } from '../../contract/transactions/cash/1205.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { instalmentState } from '../interest/instalments.ts';
import { readSituation } from '../interest/read.ts';
import type { Asked, Plan, Situation } from '../posting/plan.ts';
import { planFunding } from './funding.ts';
import { postable } from './postable.ts';

/** Whether an instalment of this amount may be paid in today, and the month that it is for (domain: interest, 零存整取). */
export async function readInstalment(tx: Tx, caller: TellerCaller, values: ChangeTermDeposit): Promise<Result<number, WireError>> {
  const { accountNumber, amount, step } = values;
  const read = await readSituation(tx, accountNumber, caller.businessDate);
  if (!read.ok) return refuse(read.error.code, { ...read.error.details });
  if (read.value.kind !== 'instalment') return refuse('PRODUCT_NOT_FOR_THIS', { productCode: read.value.product.code, reason: step });
  const { deposit, payments, product } = read.value;
  if (amount !== deposit.principal.toString()) return refuse('INSTALMENT_AMOUNT_DIFFERS', { amount: formatAmount(deposit.principal, CNY) });
  const state = instalmentState(deposit, payments, product, caller.businessDate);
  return state.payable > 0 ? ok(state.paid + 1) : refuse('INSTALMENT_NOT_DUE');
}

/** The plan of paying an instalment in: cash, or the customer's own account, / 2011 the plan. */
export function planInstalment(
  situation: Situation,
  asked: Asked<ChangeTermDeposit>,
  funding: Funding,
  instalment: number,
): Result<Plan, WireError> {
  const { accountNumber } = asked.values;
  const found = postable(situation.account(accountNumber), accountNumber, CNY);
  if (!found.ok) return found;
  const account = found.value;
  const amount = BigInt(asked.values.amount ?? '0');
  const to = { number: account.number, branchCode: account.branch_code, subject: account.subject, customerNumber: account.customer_number };
  const legs = planFunding(situation, asked, funding, to, amount);
  if (!legs.ok) return legs;
  const own = { account, amount, cash: funding.from === 'cash', summaryZh: '零存', summaryEn: 'INSTALMENT' };
  return ok({ currency: CNY, amount, ...legs.value, moves: [own, ...legs.value.moves], result: { accountNumber, instalment } });
}
