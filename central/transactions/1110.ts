import type { z } from 'zod';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { updatePassbook, updatePassbookRequestSchema } from '../../contract/transactions/account/1110.ts';
import { toAccountView } from '../accounts/account.ts';
import { bookOf } from '../accounts/book.ts';
import { refuse } from '../answer.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof updatePassbookRequestSchema>;

/** 1110 passbook update: says from which line on what is to be printed. The acknowledgement of the lines marks them. */
export const handler: TransactionHandler<Values> = {
  definition: updatePassbook,
  validate: (values) => parseValues(updatePassbookRequestSchema, values),
  needs: ({ values }) => ({ accounts: [values.accountNumber] }),
  post: ({ values }, situation) => {
    const { accountNumber, passbookNumber } = values;
    const account = situation.account(accountNumber);
    const book = bookOf(account, accountNumber, passbookNumber);
    if (!book.ok) return book;
    const { state, nextLine, version, unposted } = book.value;
    if (state === 'full') return refuse('PASSBOOK_FULL', { passbookNumber });
    if (unposted === 0n) return refuse('PASSBOOK_UP_TO_DATE');
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      ...(account === null ? {} : { shows: toAccountView(account) }),
      result: { accountNumber, passbookNumber, nextLine, version, unpostedLines: Number(unposted) },
    });
  },
};
