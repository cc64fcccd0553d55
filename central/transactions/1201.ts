import type { z } from 'zod';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { cashDeposit, cashDepositRequestSchema } from '../../contract/transactions/cash/1201.ts';
import { withinClass } from '../accounts/classLimits.ts';
import { demandOnly } from '../accounts/demandOnly.ts';
import { postable } from '../accounts/postable.ts';
import { BALANCE_LIMIT, openTillOf, received, tooLarge } from '../cash/tillMoves.ts';
import { between, SUBJECT } from '../ledger/pairs.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { countedAmount, parseValues } from '../posting/validate.ts';
import { largeCashNotice } from './largeCash.ts';

type Values = z.output<typeof cashDepositRequestSchema>;

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
    const till = openTillOf(situation, caller, tillId, values.currency);
    if (!till.ok) return till;
    const found = postable(situation.account(values.accountNumber), values.accountNumber, values.currency);
    if (!found.ok) return found;
    const demand = demandOnly(found.value);
    if (!demand.ok) return demand;
    const account = demand.value;
    const amount = BigInt(values.amount);
    const allowed = withinClass(situation, account, amount, true, caller.businessDate);
    if (!allowed.ok) return allowed;
    const cash = received(till.value, amount, values.denominations);
    if (!cash.ok) return cash;
    if (account.balance + amount >= BALANCE_LIMIT) return tooLarge();
    return ok({
      currency: CNY,
      amount,
      moves: [{ account, amount, cash: true, summaryZh: '现存', summaryEn: 'CASH DEPOSIT' }],
      pairs: between(
        { subject: SUBJECT.cash, owner: till.value.id, branchCode: caller.branchCode },
        { subject: account.subject, owner: account.number, branchCode: account.branch_code },
        values.currency,
        amount,
      ),
      cash: [cash.value],
    });
  },
  notices: async (db, asked, { moves: [move], amount }) =>
    move === undefined ? [] : await largeCashNotice(db, asked, move.account, amount),
};
