import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import type { AccountRow } from '../accounts/account.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import type { Asked, Notice } from '../posting/plan.ts';

/**
 * "This will be reported": cash of one customer on one day, this amount (signed minor units) included, from what the bank has set on
 * (`largeValue`; 50,000 yuan by PBOC Order [2016] No. 3; paid in and paid out count apart). The filing itself is the system's business, not the teller's.
 */
export async function largeCashNotice(
  db: Db | Tx,
  { caller, parameters }: Pick<Asked<unknown>, 'caller' | 'parameters'>,
  account: AccountRow,
  amount: bigint,
): Promise<readonly Notice[]> {
  const { cny } = parameters.one('largeValue').cash;
  if (cny === null) return [];
  const reportFrom = BigInt(cny);
  const { earlier } = await db
    .selectFrom('account_entries')
    .innerJoin('accounts', 'accounts.number', 'account_entries.account_number')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<string>('account_entries.amount'), eb.val('0')).as('earlier'))
    .where('accounts.customer_number', '=', account.customer_number)
    .where('accounts.currency', '=', account.currency)
    .where('account_entries.business_date', '=', caller.businessDate)
    .where('account_entries.cash', '=', true)
    .where('account_entries.amount', amount > 0n ? '>' : '<', 0n)
    .executeTakeFirstOrThrow();
  const signed = BigInt(earlier) + amount;
  const sum = signed < 0n ? -signed : signed;
  if (sum < reportFrom) return [];
  const limit = formatAmount(reportFrom, CNY);
  const total = formatAmount(sum, CNY);
  return [
    {
      level: 'warning',
      textZh: `大额交易报告：客户当日现金${amount > 0n ? '存入' : '支取'}累计 ${total} 元（含本笔），达到 ${limit} 元，系统将上报。`,
      textEn: `Large-value report: the customer's cash ${amount > 0n ? 'deposits' : 'withdrawals'} today come to ${total} yuan with this one, at or above ${limit}. The system will report it.`,
    },
  ];
}
