import type { z } from 'zod';
import { CNY } from '../../contract/money/currency.ts';
import { accountRemittance, accountRemittanceRequestSchema } from '../../contract/transactions/remittance/1301.ts';
import { withinClass } from '../accounts/classLimits.ts';
import { demandOnly } from '../accounts/demandOnly.ts';
import { debitable } from '../accounts/postable.ts';
import { refuse } from '../answer.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues, positiveAmount } from '../posting/validate.ts';
import { findSame } from '../remittances/duplicates.ts';
import { decideSending, outgoingNotices, planOutgoing } from '../remittances/outgoing.ts';
import { type OutgoingFacts, readOutgoing } from '../remittances/read.ts';

type Values = z.output<typeof accountRemittanceRequestSchema>;

const NOBODY = { idType: null, idNumber: null } as const;

/** 1301 remittance from an account: 2011 the payer / 3001.61 in flight, and / 6021 the fee (domain: till, vouchers and accounting). */
export const handler: TransactionHandler<Values, OutgoingFacts> = {
  definition: accountRemittance,
  validate: (values) => {
    const parsed = parseValues(accountRemittanceRequestSchema, values);
    if (!parsed.ok) return parsed;
    const amount = positiveAmount(parsed.value.amount);
    return amount.ok ? parsed : amount;
  },
  needs: ({ values }) => ({ accounts: [values.fromAccount, values.payeeAccount] }),
  read: (tx, asked) => readOutgoing(tx, asked, { account: asked.values.fromAccount, name: '', ...NOBODY }),
  post: (asked, situation, facts) => {
    const { caller, values } = asked;
    if (values.fromAccount === values.payeeAccount && facts.bank.ok && facts.bank.value.sameBank) return refuse('SAME_ACCOUNT');
    const sending = decideSending(asked, facts);
    if (!sending.ok) return sending;
    const taken = sending.value.amount + (sending.value.fee?.amount ?? 0n);
    const found = debitable(situation.account(values.fromAccount), values.fromAccount, CNY, taken);
    if (!found.ok) return found;
    const demand = demandOnly(found.value);
    if (!demand.ok) return demand;
    const account = demand.value;
    const allowed = withinClass(situation, account, -taken, false, caller.businessDate);
    if (!allowed.ok) return allowed;
    const payer = { account: account.number, name: account.holder_name, ...NOBODY };
    const source = {
      side: { subject: account.subject, owner: account.number, branchCode: account.branch_code },
      moves: [{ account, amount: -taken, cash: false, summaryZh: '汇出', summaryEn: 'REMITTANCE OUT' }],
      customerNumber: account.customer_number,
    };
    return planOutgoing(asked, situation, facts, sending.value, payer, source, '1301');
  },
  notices: async (db, { caller, values }, plan) =>
    outgoingNotices(
      plan,
      await findSame(db, {
        payerAccount: values.fromAccount,
        payerName: '',
        payerIdNumber: null,
        payeeAccount: values.payeeAccount,
        payeeBank: values.payeeBank,
        amount: BigInt(values.amount),
        businessDate: caller.businessDate,
      }),
    ),
};
