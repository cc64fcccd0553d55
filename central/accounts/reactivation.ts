import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import { END_OF_DAY_CODE } from '../interest/holding.ts';
import type { Notice } from '../posting/plan.ts';

/** Wakes a dormant account. What was to be done about its sleep is done. */
export async function wake(tx: Tx, accountNumber: string, today: string, at: string): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ state: 'active', reactivated_on: today })
    .where('number', '=', accountNumber)
    .where('state', '=', 'dormant')
    .execute();
  await tx
    .updateTable('account_tasks')
    .set({ done_at: at })
    .where('account_number', '=', accountNumber)
    .where('kind', '=', 'dormancyNotice')
    .where('done_at', 'is', null)
    .execute();
}

/** What teller and supervisor look at before an account is woken: how long it slept, and what is at stake. */
export async function sleepNotice(db: Db | Tx, accountNumber: string, balance: bigint): Promise<readonly Notice[]> {
  const { last } = await db
    .selectFrom('account_entries')
    .select(({ fn }) => fn.max('business_date').as('last'))
    .where('account_number', '=', accountNumber)
    .where('transaction_code', '<>', END_OF_DAY_CODE)
    .executeTakeFirstOrThrow();
  const amount = formatAmount(balance, CNY);
  return [
    {
      level: 'warning',
      textZh: `${last === null ? '开户后无交易' : `最后交易日 ${last}`}，账面余额 ${amount} 元。请核对证件与本人。`,
      textEn: `${last === null ? 'Never used since it was opened' : `Last used on ${last}`}; the balance is ${amount} yuan. Compare the document with the person.`,
    },
  ];
}
