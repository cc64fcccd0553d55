import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { Tx } from '../database/serializable.ts';
import type { Holding } from './holding.ts';

/**
 * Writes that everything that was set aside for an account is used up or given back by an entry whose pairs come from
 * `interestPairs`. For transactions that draw or close an account, in the transaction that books it. After a partial withdrawal
 * the next end of a month sets aside anew what the rest has earned.
 */
export async function releaseAccrued(tx: Tx, holding: Holding, businessDate: BusinessDate, entryId: string): Promise<void> {
  if (holding.accrued === 0n) return;
  await tx
    .insertInto('accruals')
    .values({
      account_number: holding.number,
      business_date: businessDate,
      kind: 'closed',
      branch_code: holding.branchCode,
      currency: holding.currency,
      amount: -holding.accrued,
      entry_id: entryId,
    })
    .execute();
  await tx.updateTable('interest_positions').set({ accrued: 0n }).where('account_number', '=', holding.number).execute();
}
