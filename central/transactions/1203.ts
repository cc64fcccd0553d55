import type { z } from 'zod';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { transfer, transferRequestSchema } from '../../contract/transactions/cash/1203.ts';
import { withinClass } from '../accounts/classLimits.ts';
import { demandOnly } from '../accounts/demandOnly.ts';
import { debitable, postable } from '../accounts/postable.ts';
import { refuse } from '../answer.ts';
import { BALANCE_LIMIT, tooLarge } from '../cash/tillMoves.ts';
import { foldText } from '../customers/fold.ts';
import { between } from '../ledger/pairs.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues, positiveAmount } from '../posting/validate.ts';

type Values = z.output<typeof transferRequestSchema>;

/** 1203 transfer: 2011 payer / 2011 payee, through 3001 between branches (domain: till, vouchers and accounting). */
export const handler: TransactionHandler<Values> = {
  definition: transfer,
  validate: (values) => {
    const parsed = parseValues(transferRequestSchema, values);
    if (!parsed.ok) return parsed;
    const amount = positiveAmount(parsed.value.amount);
    return amount.ok ? parsed : amount;
  },
  needs: ({ values }) => ({ accounts: [values.fromAccount, values.toAccount] }),
  post: ({ caller, values }, situation) => {
    const { fromAccount, toAccount, currency, payeeName } = values;
    if (fromAccount === toAccount) return refuse('SAME_ACCOUNT');
    const amount = BigInt(values.amount);
    const from = debitable(situation.account(fromAccount), fromAccount, currency, amount);
    if (!from.ok) return from;
    const demand = demandOnly(from.value);
    if (!demand.ok) return demand;
    const to = postable(situation.account(toAccount), toAccount, currency);
    if (!to.ok) return to;
    const payable = demandOnly(to.value);
    if (!payable.ok) return payable;
    if (foldText(payeeName) !== foldText(to.value.holder_name)) return refuse('NAME_DIFFERS', { accountNumber: toAccount });
    const out = withinClass(situation, from.value, -amount, false, caller.businessDate);
    if (!out.ok) return out;
    const into = withinClass(situation, to.value, amount, false, caller.businessDate);
    if (!into.ok) return into;
    if (to.value.balance + amount >= BALANCE_LIMIT) return tooLarge();
    return ok({
      currency: CNY,
      amount,
      moves: [
        { account: from.value, amount: -amount, cash: false, summaryZh: '转支', summaryEn: 'TRANSFER OUT' },
        { account: to.value, amount, cash: false, summaryZh: '转存', summaryEn: 'TRANSFER IN' },
      ],
      pairs: between(
        { subject: from.value.subject, owner: fromAccount, branchCode: from.value.branch_code },
        { subject: to.value.subject, owner: toAccount, branchCode: to.value.branch_code },
        currency,
        amount,
      ),
    });
  },
};
