import type { z } from 'zod';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { releaseLoss, releaseLossRequestSchema } from '../../contract/transactions/account/1105.ts';
import { withBookState } from '../accounts/book.ts';
import { isHolder } from '../accounts/holder.ts';
import { endLoss, type Loss, readLoss } from '../accounts/losses.ts';
import { refuse } from '../answer.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof releaseLossRequestSchema>;

/** 1105 release of a loss report: what was lost is in force again. */
export const handler: TransactionHandler<Values, Loss | null> = {
  definition: releaseLoss,
  validate: (values) => parseValues(releaseLossRequestSchema, values),
  needs: ({ values }) => ({ accounts: [values.accountNumber] }),
  read: (tx, { values }) => readLoss(tx, values.accountNumber),
  post: ({ caller, values }, situation, loss) => {
    const { accountNumber, mediumNumber, shownName } = values;
    const account = situation.account(accountNumber);
    if (account === null) return refuse('ACCOUNT_UNKNOWN', { accountNumber });
    if (loss === null) return refuse('LOSS_UNKNOWN', { accountNumber });
    if (mediumNumber !== loss.medium.number) return refuse('MEDIUM_DIFFERS', { accountNumber });
    const holder = isHolder(account, shownName);
    if (!holder.ok) return holder;
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      shows: withBookState(account, false),
      result: { accountNumber, medium: loss.medium.type, mediumNumber },
      write: (tx, { entryId }) => endLoss(tx, accountNumber, loss, { state: 'released', today: caller.businessDate, entryId }),
    });
  },
};
