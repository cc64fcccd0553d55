import type { PlannedAccount } from '../planned.ts';
import { REMITTED_IN, TRANSFER_IN, TRANSFER_OUT } from './flows.ts';

/**
 * Lets deposits that were opened by transfer come out of the holder's first demand account, where the money has arrived the same day: one
 * journal entry that stands in two accounts. Accounts that are held or asleep are left alone, because such a movement would not have been.
 */
export function joinTransfers(accounts: readonly PlannedAccount[]): PlannedAccount[] {
  const [demand, ...others] = accounts;
  if (demand === undefined) return [];
  if (demand.state !== 'active' || (demand.holds ?? []).length > 0) return [...accounts];
  let movements = demand.movements;
  const joined = others.map((account): PlannedAccount => {
    const [opening, ...rest] = account.movements;
    if (account.deposit === undefined || opening?.transactionCode !== TRANSFER_IN.transactionCode) return account;
    const { date, amount } = opening;
    if (date < demand.openedOn) return account;
    const later = movements.findIndex((movement) => movement.date > date);
    const out = { ...TRANSFER_OUT, date, amount: -amount, transfer: { to: account.number, key: account.number } };
    movements = movements.toSpliced(later < 0 ? movements.length : later, 0, { ...REMITTED_IN, date, amount }, out);
    return { ...account, movements: [{ ...opening, transfer: { to: demand.number, key: account.number } }, ...rest] };
  });
  return [{ ...demand, movements }, ...joined];
}
