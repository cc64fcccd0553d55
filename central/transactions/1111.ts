import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { newPassbook, newPassbookRequestSchema } from '../../contract/transactions/account/1111.ts';
import type { NewMedium } from '../../contract/transactions/account/parts.ts';
import { bookOf, withBook } from '../accounts/book.ts';
import { issueMedium, mayIssue, setMediumState } from '../accounts/media.ts';
import { refuse } from '../answer.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof newPassbookRequestSchema>;

const passbook = (number: string): NewMedium => ({ type: 'passbook', number });

/** 1111 new passbook: the full one is void, and the new one goes on behind the last line that was printed (domain: passbook). */
export const handler: TransactionHandler<Values, Result<true, WireError>> = {
  definition: newPassbook,
  validate: (values) => parseValues(newPassbookRequestSchema, values),
  needs: ({ values }) => ({ accounts: [values.accountNumber] }),
  read: (tx, { caller, values }) => mayIssue(tx, caller, passbook(values.newNumber)),
  post: ({ caller, values }, situation, form) => {
    const { accountNumber, passbookNumber, newNumber } = values;
    const account = situation.account(accountNumber);
    const book = bookOf(account, accountNumber, passbookNumber);
    if (!book.ok) return book;
    const { state, printedThrough, unposted } = book.value;
    if (state !== 'full') return refuse('PASSBOOK_NOT_FULL');
    if (!form.ok) return form;
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      ...(account === null ? {} : { shows: withBook(account, newNumber) }),
      result: { accountNumber, oldNumber: passbookNumber, newNumber, unpostedLines: Number(unposted) },
      write: async (tx, { entryId }) => {
        await setMediumState(tx, { type: 'passbook', number: passbookNumber }, 'void');
        await issueMedium(tx, caller, { medium: passbook(newNumber), accountNumber, entryId, printedThrough });
      },
    });
  },
};
