import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { CNY_DENOMINATIONS, sumDenominations } from '../../contract/money/denominations.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { countMatches } from '../../contract/transactions/fields.ts';
import { releaseIncoming, releaseRequestSchema } from '../../contract/transactions/remittance/1311.ts';
import { withinClass } from '../accounts/classLimits.ts';
import { demandOnly } from '../accounts/demandOnly.ts';
import { isHolder } from '../accounts/holder.ts';
import { postable } from '../accounts/postable.ts';
import { refuse } from '../answer.ts';
import { BALANCE_LIMIT, openTillOf, paid, tooLarge } from '../cash/tillMoves.ts';
import { foldText } from '../customers/fold.ts';
import { between, SUBJECT } from '../ledger/pairs.ts';
import type { Asked, Plan, Situation, TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import { PAYABLE } from '../remittances/subjects.ts';
import { decideWaiting, readSuspended, type Suspended, waiting, waitsOn } from '../remittances/suspended.ts';
import type { Incoming } from '../remittances/waiting.ts';

type Values = z.output<typeof releaseRequestSchema>;
type Legs = Pick<Plan, 'moves' | 'pairs' | 'cash'>;

function toAccount({ caller, values }: Asked<Values>, situation: Situation, row: Incoming): Result<Legs, WireError> {
  const number = values.accountNumber ?? '';
  const found = postable(situation.account(number), number, CNY);
  if (!found.ok) return found;
  const demand = demandOnly(found.value);
  if (!demand.ok) return demand;
  const account = demand.value;
  const holder = isHolder(account, values.payeeName);
  if (!holder.ok) return holder;
  const allowed = withinClass(situation, account, row.amount, false, caller.businessDate);
  if (!allowed.ok) return allowed;
  if (account.balance + row.amount >= BALANCE_LIMIT) return tooLarge();
  return ok({
    moves: [{ account, amount: row.amount, cash: false, summaryZh: '汇入解付', summaryEn: 'REMITTANCE IN' }],
    pairs: between(waitsOn(row), { subject: account.subject, owner: account.number, branchCode: account.branch_code }, CNY, row.amount),
  });
}

/** Over the counter only where it is payable to somebody without an account, to exactly that name. */
function toCash(asked: Asked<Values>, situation: Situation, row: Incoming, quoting: boolean): Result<Legs, WireError> {
  const { caller, tillId, values } = asked;
  if (row.subject !== PAYABLE) return refuse('REMITTANCE_NOT_WAITING', { number: row.number });
  if (foldText(values.payeeName) !== foldText(row.payee_name)) return refuse('NAME_DIFFERS', { accountNumber: row.payee_name });
  const till = openTillOf(situation, caller, tillId, CNY);
  if (!till.ok) return till;
  const pairs = between(waitsOn(row), { subject: SUBJECT.cash, owner: till.value.id, branchCode: caller.branchCode }, CNY, row.amount);
  const counted = sumDenominations(values.denominations, CNY_DENOMINATIONS);
  if (!counted.ok) return refuse(counted.error.code, { ...counted.error.details });
  if (counted.value === 0n) return quoting ? ok({ moves: [], pairs }) : refuse('PIECES_MISSING', { amount: formatAmount(row.amount, CNY) });
  const mismatch = countMatches('denominations', counted.value, row.amount, CNY);
  if (mismatch !== null) return err(refuse(mismatch.code, mismatch.details, [mismatch]).error);
  const cash = paid(till.value, row.amount, values.denominations);
  return cash.ok ? ok({ moves: [], pairs, cash: [cash.value] }) : cash;
}

/** 1311: 2011.61 suspense or 2011.62 payable / 2011 the payee, or / 1001 cash of the till (domain: remittance in). */
export const handler: TransactionHandler<Values, Suspended> = {
  definition: releaseIncoming,
  validate: (values) => parseValues(releaseRequestSchema, values),
  needs: ({ tillId, values }) => ({
    accounts: values.to === 'account' && values.accountNumber !== null ? [values.accountNumber] : [],
    tills: values.to === 'cash' && tillId !== null ? [tillId] : [],
  }),
  read: (tx, { caller, values }) => readSuspended(tx, caller, values.number),
  post: (asked, situation, { row, quoting }) => {
    const { caller, values } = asked;
    const found = waiting(row, values.number);
    if (!found.ok) return found;
    const legs = values.to === 'account' ? toAccount(asked, situation, found.value) : toCash(asked, situation, found.value, quoting);
    if (!legs.ok) return legs;
    return ok({
      currency: CNY,
      amount: found.value.amount,
      ...legs.value,
      result: { number: values.number },
      write: (tx, written) => {
        const to = values.to === 'cash' ? 'cash' : (values.accountNumber ?? '');
        return decideWaiting(tx, found.value, caller, written, { state: 'released', to, grounds: values.grounds });
      },
    });
  },
};
