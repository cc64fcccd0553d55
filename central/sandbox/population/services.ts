import { dateOf, dayNumber } from '../days.ts';
import type { PlannedAccount, PlannedService } from '../planned.ts';
import type { Random } from '../random.ts';

const PERSONAL = [
  ['sms', 38],
  ['eBank', 34],
  ['bills', 8],
  ['wealth', 5],
] as const;
const CORPORATE = [
  ['eBank', 55],
  ['payroll', 35],
  ['collections', 8],
] as const;

/** What the holder of these accounts has signed, over the first of them that is open. A few services rest or have ended. */
export function servicesOf(random: Random, accounts: readonly PlannedAccount[], today: string, company = false): PlannedService[] {
  const account = accounts.find(({ state, deposit }) => state !== 'closed' && deposit === undefined);
  if (account === undefined) return [];
  const last = dayNumber(today) - 1;
  return (company ? CORPORATE : PERSONAL).flatMap(([service, percent]): PlannedService[] => {
    if (!random.chance(percent)) return [];
    const signed = random.int(dayNumber(account.openedOn), last);
    const status = random.chance(5) ? (random.chance(50) ? 'suspended' : 'ended') : 'active';
    const changed = status === 'active' ? signed : random.int(signed, last);
    return [{ service, status, accountNumber: account.number, signedOn: dateOf(signed), changedOn: dateOf(changed) }];
  });
}
