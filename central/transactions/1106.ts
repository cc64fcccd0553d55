import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { replaceMedium, replaceMediumRequestSchema } from '../../contract/transactions/account/1106.ts';
import { toAccountView } from '../accounts/account.ts';
import { withBook } from '../accounts/book.ts';
import { isHolder } from '../accounts/holder.ts';
import { endLoss, type Loss, readLoss } from '../accounts/losses.ts';
import { issueMedium, mayIssue } from '../accounts/media.ts';
import { refuse } from '../answer.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof replaceMediumRequestSchema>;

interface Known {
  readonly loss: Loss | null;
  readonly form: Result<true, WireError>;
}

/** 1106 replacement: the lost one is void for ever, and a new book goes on behind the last line that was printed. */
export const handler: TransactionHandler<Values, Known> = {
  definition: replaceMedium,
  validate: (values) => parseValues(replaceMediumRequestSchema, values),
  needs: ({ values }) => ({ accounts: [values.accountNumber] }),
  read: async (tx, { caller, values }) => ({
    loss: await readLoss(tx, values.accountNumber),
    form: await mayIssue(tx, caller, values.medium),
  }),
  post: ({ caller, values }, situation, { loss, form }) => {
    const { accountNumber, medium, shownName } = values;
    const account = situation.account(accountNumber);
    if (account === null) return refuse('ACCOUNT_UNKNOWN', { accountNumber });
    if (loss === null) return refuse('LOSS_UNKNOWN', { accountNumber });
    if (loss.replaceableFrom === null) return refuse('LOSS_NOT_WRITTEN');
    if (caller.businessDate < loss.replaceableFrom) return refuse('REPLACEMENT_TOO_EARLY', { date: loss.replaceableFrom });
    if (medium.type !== loss.medium.type) return refuse('MEDIUM_NOT_FOR_THIS', { medium: medium.type });
    const holder = isHolder(account, shownName);
    if (!holder.ok) return holder;
    if (!form.ok) return form;
    const printedThrough = account.printed_through ?? 0n;
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      shows: medium.type === 'passbook' ? withBook(account, medium.number) : toAccountView(account),
      result: { accountNumber, medium: medium.type, oldNumber: loss.medium.number, newNumber: medium.number },
      write: async (tx, { entryId }) => {
        await endLoss(tx, accountNumber, loss, { state: 'replaced', today: caller.businessDate, entryId });
        await issueMedium(tx, caller, { medium, accountNumber, entryId, printedThrough });
      },
    });
  },
};
