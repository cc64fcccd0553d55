import type { z } from 'zod';
import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { cashDeposit, cashDepositRequestSchema } from '../../contract/transactions/cash/1201.ts';
import { postable } from '../accounts/postable.ts';
import { refuse } from '../answer.ts';
import { between, SUBJECT } from '../ledger/pairs.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { countedAmount, parseValues } from '../posting/validate.ts';
import { addCounts } from '../tills/denominations.ts';
import { isUsableBy } from '../tills/tills.ts';
import { largeCashNotice } from './largeCash.ts';

type Values = z.output<typeof cashDepositRequestSchema>;

/** The wire holds 18 digits. No account comes near it; a balance beyond it could not be answered. */
const BALANCE_LIMIT = 10n ** 18n;

/** 1201 cash deposit: 1001 cash of the till / 2011 the account (domain: till, vouchers and accounting). */
export const handler: TransactionHandler<Values> = {
  definition: cashDeposit,
  validate: (values) => {
    const parsed = parseValues(cashDepositRequestSchema, values);
    if (!parsed.ok) return parsed;
    const amount = countedAmount(parsed.value, { zero: false });
    return amount.ok ? parsed : amount;
  },
  needs: ({ tillId, values }) => ({ accounts: [values.accountNumber], tills: tillId === null ? [] : [tillId] }),
  post: ({ caller, tillId, values }, situation) => {
    const till = situation.till(tillId, values.currency);
    if (till === null || !isUsableBy(till, caller)) return refuse('TILL_NOT_OPEN');
    const found = postable(situation.account(values.accountNumber), values.accountNumber, values.currency);
    if (!found.ok) return found;
    const account = found.value;
    const amount = BigInt(values.amount);
    const denominations = addCounts(till.denominations, values.denominations);
    if (denominations === null || account.balance + amount >= BALANCE_LIMIT || till.balance + amount >= BALANCE_LIMIT)
      return refuse('AMOUNT_TOO_LARGE', { max: formatAmount(BALANCE_LIMIT, CNY) });
    return ok({
      currency: CNY,
      amount,
      moves: [{ account, amount, cash: true, summaryZh: '现存', summaryEn: 'CASH DEPOSIT' }],
      pairs: between(
        { subject: SUBJECT.cash, owner: till.id, branchCode: caller.branchCode },
        { subject: account.subject, owner: account.number, branchCode: account.branch_code },
        values.currency,
        amount,
      ),
      cash: [{ tillId: till.id, currency: CNY, balance: till.balance + amount, denominations }],
    });
  },
  notices: async (db, { caller }, { moves: [move], amount }) =>
    move === undefined ? [] : await largeCashNotice(db, move.account, caller.businessDate, amount),
};
