import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { reportLoss, reportLossRequestSchema } from '../../contract/transactions/account/1104.ts';
import { agentMay } from '../accounts/agent.ts';
import { withBookState } from '../accounts/book.ts';
import { isHolder } from '../accounts/holder.ts';
import { daysOf, type Loss, putInWriting, readLoss, writeLoss } from '../accounts/losses.ts';
import { type Medium, readMedium } from '../accounts/media.ts';
import { refuse } from '../answer.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof reportLossRequestSchema>;

interface Known {
  readonly medium: Medium | null;
  readonly loss: Loss | null;
  readonly byAgent: Result<true, WireError>;
}

/** 1104 loss report. Moves no money; a frozen or dormant account's book may be lost as well. */
export const handler: TransactionHandler<Values, Known> = {
  definition: reportLoss,
  validate: (values) => parseValues(reportLossRequestSchema, values),
  needs: ({ values }) => ({ accounts: [values.accountNumber] }),
  read: async (tx, { caller, values: { accountNumber, agent } }) => {
    const account = await tx.selectFrom('accounts').select('customer_number').where('number', '=', accountNumber).executeTakeFirst();
    const customerNumber = account?.customer_number;
    const asked = { agent, service: 'loss-report' as const, amount: 0n };
    const byAgent = customerNumber === undefined ? ok<true>(true) : await agentMay(tx, { customerNumber, ...asked }, caller.businessDate);
    return { medium: await readMedium(tx, accountNumber), loss: await readLoss(tx, accountNumber), byAgent };
  },
  post: ({ caller, values }, situation, { medium, loss, byAgent }) => {
    const { accountNumber, how, shownName } = values;
    const account = situation.account(accountNumber);
    if (account === null) return refuse('ACCOUNT_UNKNOWN', { accountNumber });
    if (account.state === 'closed') return refuse('ACCOUNT_CLOSED', { accountNumber });
    if (!byAgent.ok) return byAgent;
    const holder = isHolder(account, shownName);
    if (!holder.ok) return holder;
    if (medium === null) return refuse('NOTHING_TO_REPORT');
    if (loss !== null && (loss.how === 'written' || how === 'oral')) return refuse('LOSS_REPORTED', { date: loss.reportedOn });
    const today = caller.businessDate;
    const { lapsesOn, replaceableFrom } = daysOf(how, today);
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      shows: withBookState(account, true),
      result: { accountNumber, medium: medium.type, mediumNumber: medium.number, how, lapsesOn, replaceableFrom },
      write: async (tx, { entryId }) =>
        loss === null ? await writeLoss(tx, { accountNumber, how, medium, today, entryId }) : await putInWriting(tx, loss, today),
    });
  },
};
