import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { reactivateAccount, reactivateAccountRequestSchema } from '../../contract/transactions/account/1109.ts';
import { toAccountView } from '../accounts/account.ts';
import { readHolder } from '../accounts/holder.ts';
import { sleepNotice, wake } from '../accounts/reactivation.ts';
import { refuse } from '../answer.ts';
import { readIdentity } from '../customers/identity.ts';
import type { Tx } from '../database/serializable.ts';
import type { Asked, TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof reactivateAccountRequestSchema>;

/** Whether the document shown is one of the holder's, who may be served at all. */
async function identify(tx: Tx, { caller, values }: Asked<Values>): Promise<Result<true, WireError>> {
  const { accountNumber, idType, idNumber } = values;
  const account = await tx.selectFrom('accounts').select('customer_number').where('number', '=', accountNumber).executeTakeFirst();
  if (account === undefined) return refuse('ACCOUNT_UNKNOWN', { accountNumber });
  const holder = await readHolder(tx, account.customer_number, caller.businessDate);
  if (!holder.ok) return holder;
  const shown = readIdentity(idType, idNumber);
  if (shown === null) return refuse('ID_NUMBER_INVALID', { reason: 'form or check character' });
  const document = await tx
    .selectFrom('customer_documents')
    .select('expires_on')
    .where('customer_number', '=', account.customer_number)
    .where('identity_key', '=', shown.key)
    .executeTakeFirst();
  if (document === undefined) return refuse('ID_DOCUMENT_DIFFERS', { accountNumber });
  const { expires_on: expiresOn } = document;
  return expiresOn !== null && expiresOn < caller.businessDate ? refuse('ID_DOCUMENT_EXPIRED', { expiresOn }) : ok(true);
}

/** 1109: a dormant account is woken after its holder was identified. Nothing is booked; the day counts as an activity. */
export const handler: TransactionHandler<Values, Result<true, WireError>> = {
  definition: reactivateAccount,
  validate: (values) => parseValues(reactivateAccountRequestSchema, values),
  needs: ({ values }) => ({ accounts: [values.accountNumber] }),
  read: identify,
  post: ({ caller, values }, situation, identified) => {
    const { accountNumber } = values;
    const account = situation.account(accountNumber);
    if (account === null) return refuse('ACCOUNT_UNKNOWN', { accountNumber });
    if (account.state !== 'dormant') return refuse('ACCOUNT_NOT_DORMANT', { accountNumber });
    if (!identified.ok) return identified;
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      shows: toAccountView({ ...account, state: 'active' }),
      result: { accountNumber },
      write: (tx, { postedAt }) => wake(tx, accountNumber, caller.businessDate, postedAt),
    });
  },
  notices: (db, { values }, { shows }) => sleepNotice(db, values.accountNumber, BigInt(shows?.balance ?? '0')),
};
