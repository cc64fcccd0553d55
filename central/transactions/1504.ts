import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { CNY_DENOMINATIONS, sumDenominations } from '../../contract/money/denominations.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { settleSuspended, settleSuspendedRequestSchema } from '../../contract/transactions/correction/1504.ts';
import { countMatches } from '../../contract/transactions/fields.ts';
import { withinClass } from '../accounts/classLimits.ts';
import { demandOnly } from '../accounts/demandOnly.ts';
import { postable } from '../accounts/postable.ts';
import { isQuote } from '../accounts/quoting.ts';
import { refuse } from '../answer.ts';
import { SUSPENDED } from '../captured/subject.ts';
import { BALANCE_LIMIT, openTillOf, paid, tooLarge } from '../cash/tillMoves.ts';
import type { SuspendedPostingsTable } from '../database/tables/branch.ts';
import { between, SUBJECT } from '../ledger/pairs.ts';
import type { Asked, Plan, Situation, TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof settleSuspendedRequestSchema>;
type Suspended = Selectable<SuspendedPostingsTable>;

interface Found {
  readonly suspended: Suspended | null;
  readonly quoting: boolean;
}

type Legs = Pick<Plan, 'moves' | 'pairs' | 'cash'>;

const from = (branchCode: string) => ({ subject: SUSPENDED, owner: null, branchCode });

function toAccount({ caller, values }: Asked<Values>, situation: Situation, amount: bigint): Result<Legs, WireError> {
  const number = values.accountNumber ?? '';
  const found = postable(situation.account(number), number, CNY);
  if (!found.ok) return found;
  const demand = demandOnly(found.value);
  if (!demand.ok) return demand;
  const account = demand.value;
  const allowed = withinClass(situation, account, amount, true, caller.businessDate);
  if (!allowed.ok) return allowed;
  if (account.balance + amount >= BALANCE_LIMIT) return tooLarge();
  return ok({
    moves: [{ account, amount, cash: true, summaryZh: '挂账入账', summaryEn: 'CASH DEPOSIT' }],
    pairs: between(
      from(caller.branchCode),
      { subject: account.subject, owner: account.number, branchCode: account.branch_code },
      CNY,
      amount,
    ),
  });
}

function toCash(
  { caller, tillId, values }: Asked<Values>,
  situation: Situation,
  amount: bigint,
  quoting: boolean,
): Result<Legs, WireError> {
  const till = openTillOf(situation, caller, tillId, CNY);
  if (!till.ok) return till;
  const side = { subject: SUBJECT.cash, owner: till.value.id, branchCode: caller.branchCode };
  const pairs = between(from(caller.branchCode), side, CNY, amount);
  const counted = sumDenominations(values.denominations, CNY_DENOMINATIONS);
  if (!counted.ok) return refuse(counted.error.code, { ...counted.error.details });
  if (counted.value === 0n) return quoting ? ok({ moves: [], pairs }) : refuse('PIECES_MISSING', { amount: formatAmount(amount, CNY) });
  const mismatch = countMatches('denominations', counted.value, amount, CNY);
  if (mismatch !== null) return err(refuse(mismatch.code, mismatch.details, [mismatch]).error);
  const cash = paid(till.value, amount, values.denominations);
  return cash.ok ? ok({ moves: [], pairs, cash: [cash.value] }) : cash;
}

/** 1504: 2241 suspended / 2011 the account, or / 1001 cash of the till (domain: offline envelope). */
export const handler: TransactionHandler<Values, Found> = {
  definition: settleSuspended,
  validate: (values) => parseValues(settleSuspendedRequestSchema, values),
  needs: ({ tillId, values }) => ({
    accounts: values.to === 'account' && values.accountNumber !== null ? [values.accountNumber] : [],
    tills: values.to === 'cash' && tillId !== null ? [tillId] : [],
  }),
  read: async (tx, { caller, values }) => {
    const query = tx.selectFrom('suspended_postings').selectAll().where('number', '=', values.number);
    return { suspended: (await query.where('branch_code', '=', caller.branchCode).executeTakeFirst()) ?? null, quoting: await isQuote(tx) };
  },
  post: (asked, situation, { suspended, quoting }) => {
    const { caller, values } = asked;
    if (suspended === null || suspended.state !== 'open') return refuse('SUSPENDED_NOT_OPEN', { number: values.number });
    const legs =
      values.to === 'account' ? toAccount(asked, situation, suspended.amount) : toCash(asked, situation, suspended.amount, quoting);
    if (!legs.ok) return legs;
    return ok({
      currency: CNY,
      amount: suspended.amount,
      ...legs.value,
      result: { number: suspended.number },
      write: async (tx, { entryId }) => {
        await tx
          .updateTable('suspended_postings')
          .set({
            state: 'settled',
            settled_by: caller.tellerId,
            settled_entry: entryId,
            settled_on: caller.businessDate,
            settled_to: values.to === 'cash' ? 'cash' : values.accountNumber,
          })
          .where('number', '=', values.number)
          .execute();
      },
    });
  },
};
