import { accrualPairs } from '../../interest/pairs.ts';
import { later } from '../days.ts';
import { END_OF_DAY } from '../holdings/flows.ts';
import type { PlannedCustomer } from '../planned.ts';
import type { Clerk } from './clerk.ts';
import { addEntry, CURRENCY } from './ledger.ts';
import type { Rows } from './tables.ts';

/**
 * Adds what the end of the last month set aside for these customers' deposits: one entry for each branch, and each account's share of it.
 * `before` is the first day that it was not set aside for.
 */
export function addAccruals(rows: Rows, clerk: Clerk, customers: readonly PlannedCustomer[], before: string): void {
  const date = later(before, -1);
  for (const [branchCode, group] of Map.groupBy(customers, (customer) => customer.branchCode)) {
    const shares = group.flatMap(({ accounts }) =>
      accounts.flatMap(({ number, deposit }) =>
        deposit === undefined || deposit.accrued === 0n ? [] : [{ number, amount: deposit.accrued }],
      ),
    );
    if (shares.length === 0) continue;
    const sum = shares.reduce((total, { amount }) => total + amount, 0n);
    const pairs = accrualPairs({ branchCode, currency: CURRENCY }, sum);
    const { id } = addEntry(rows, clerk, { branchCode, date, transactionCode: END_OF_DAY, tellerId: null }, pairs);
    for (const { number, amount } of shares)
      rows.accruals.push({
        account_number: number,
        business_date: date,
        kind: 'accrued',
        branch_code: branchCode,
        currency: CURRENCY,
        amount,
        entry_id: id,
      });
  }
}
