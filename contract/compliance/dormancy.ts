import { addDays, addYears, type BusinessDate } from '../dates/businessDate.ts';

/** A company account without activity for a year and without debt is notified; it has 30 days to close, then it is 久悬未取. */
export const DORMANCY = { inactiveYears: 1, noticeDays: 30 } as const;

export type DormancyState = 'active' | 'to-notify' | 'notified' | 'unclaimed' | 'sleeping';

export type DormancyCase = {
  readonly holder: 'unit' | 'individual';
  readonly lastActivity: BusinessDate;
  readonly hasDebt: boolean;
  readonly notifiedOn: BusinessDate | null;
  readonly today: BusinessDate;
};

/** People's accounts sleep and are woken after identification; the money of units goes to the unclaimed account, never to profit. */
export function dormancyState({ holder, lastActivity, hasDebt, notifiedOn, today }: DormancyCase): DormancyState {
  if (today < addYears(lastActivity, DORMANCY.inactiveYears)) return 'active';
  if (holder === 'individual') return 'sleeping';
  if (hasDebt) return 'active';
  if (notifiedOn === null) return 'to-notify';
  return today > addDays(notifiedOn, DORMANCY.noticeDays) ? 'unclaimed' : 'notified';
}
