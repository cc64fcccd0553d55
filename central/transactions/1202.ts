import type { z } from 'zod';
import { dueDiligence, dueDiligenceRegime } from '../../contract/compliance/dueDiligence.ts';
import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { cashWithdrawal, cashWithdrawalRequestSchema } from '../../contract/transactions/cash/1202.ts';
import { withinClass } from '../accounts/classLimits.ts';
import { demandOnly } from '../accounts/demandOnly.ts';
import { debitable } from '../accounts/postable.ts';
import { refuse } from '../answer.ts';
import { openTillOf, paid } from '../cash/tillMoves.ts';
import { foldText } from '../customers/fold.ts';
import { between, SUBJECT } from '../ledger/pairs.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { countedAmount, parseValues } from '../posting/validate.ts';
import { largeCashNotice } from './largeCash.ts';

type Values = z.output<typeof cashWithdrawalRequestSchema>;

/** 1202 cash withdrawal: 2011 the account / 1001 cash of the till (domain: till, vouchers and accounting). */
export const handler: TransactionHandler<Values> = {
  definition: cashWithdrawal,
  validate: (values) => {
    const parsed = parseValues(cashWithdrawalRequestSchema, values);
    if (!parsed.ok) return parsed;
    const amount = countedAmount(parsed.value, { zero: false });
    return amount.ok ? parsed : amount;
  },
  needs: ({ tillId, values }) => ({ accounts: [values.accountNumber], tills: tillId === null ? [] : [tillId] }),
  post: ({ caller, tillId, values }, situation) => {
    const till = openTillOf(situation, caller, tillId, values.currency);
    if (!till.ok) return till;
    const amount = BigInt(values.amount);
    const found = debitable(situation.account(values.accountNumber), values.accountNumber, values.currency, amount);
    if (!found.ok) return found;
    const demand = demandOnly(found.value);
    if (!demand.ok) return demand;
    const account = demand.value;
    const { shownName } = values;
    if (shownName !== undefined && foldText(shownName) !== foldText(account.holder_name))
      return refuse('NAME_DIFFERS', { accountNumber: account.number });
    const duty = dueDiligence({
      date: caller.businessDate,
      service: 'cash',
      natural: account.holder_kind === 'person',
      cny: amount,
      usd: 0n,
    });
    if (duty.identify && shownName === undefined)
      return refuse('IDENTITY_NEEDED', { limit: formatAmount(dueDiligenceRegime(caller.businessDate).cash.cny, CNY) });
    const allowed = withinClass(situation, account, -amount, true, caller.businessDate);
    if (!allowed.ok) return allowed;
    const cash = paid(till.value, amount, values.denominations);
    if (!cash.ok) return cash;
    return ok({
      currency: CNY,
      amount,
      moves: [{ account, amount: -amount, cash: true, summaryZh: '现支', summaryEn: 'CASH WITHDRAWAL' }],
      pairs: between(
        { subject: account.subject, owner: account.number, branchCode: account.branch_code },
        { subject: SUBJECT.cash, owner: till.value.id, branchCode: caller.branchCode },
        values.currency,
        amount,
      ),
      cash: [cash.value],
    });
  },
  notices: async (db, asked, { moves: [move], amount }) =>
    move === undefined ? [] : await largeCashNotice(db, asked, move.account, -amount),
};
