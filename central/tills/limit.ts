import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import type { ParameterValue } from '../../contract/parameters/kinds.ts';
import { tillLimitSchema } from '../../contract/parameters/limits.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import type { CashChange, Notice } from '../posting/plan.ts';

export type TillLimit = ParameterValue<'tillLimit'>;

/** What may lie in tills and vaults on a date; null when the bank sets nothing for the currency. Read where a handler has no parameters. */
export async function tillLimitOn(db: Db | Tx, businessDate: string, currency: string = CNY): Promise<TillLimit | null> {
  const row = await db
    .selectFrom('parameters')
    .select('value')
    .where('kind', '=', 'tillLimit')
    .where('key', '=', currency)
    .where('effective_from', '<=', businessDate)
    .orderBy('effective_from', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined || row.value === null ? null : tillLimitSchema.parse(row.value);
}

const isVault = (tillId: string): boolean => tillId.endsWith('-T00');

/** "Hand the excess in": for each till or vault that will hold more than it may. */
export async function tillLimitNotices(db: Db | Tx, businessDate: string, changes: readonly CashChange[] = []): Promise<readonly Notice[]> {
  const limits = await tillLimitOn(db, businessDate);
  if (limits === null) return [];
  return changes.flatMap(({ tillId, balance, currency }): Notice[] => {
    const limit = BigInt(isVault(tillId) ? limits.vault : limits.till);
    if (balance <= limit) return [];
    const [held, most, excess] = [balance, limit, balance - limit].map((amount) => formatAmount(amount, currency));
    return [
      {
        level: 'warning',
        textZh: `${tillId} 现金将为 ${held} 元，超过限额 ${most} 元，请及时上缴 ${excess} 元。`,
        textEn: `${tillId} will hold ${held}, above its limit of ${most}. Hand in ${excess}.`,
      },
    ];
  });
}
