import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { profilesOf } from '../../contract/payments/chooseRoute.ts';
import { hvpsWindow } from '../../contract/payments/hvpsWindow.ts';
import type { Tx } from '../database/serializable.ts';
import { bankCalendar } from '../endOfDay/calendar.ts';
import type { Parameters } from '../parameters/parameters.ts';
import { hoursOf, localMinute } from './routing.ts';
import { reviewInTheWay } from './screening.ts';
import { noteStep } from './steps.ts';
import type { Outgoing } from './waiting.ts';

/** Whether the system of a waiting payment takes it now. */
export function isOpen(parameters: Pick<Parameters, 'at'>, item: Pick<Outgoing, 'route'>, date: BusinessDate, now: Date): boolean {
  if (item.route !== 'HVPS') return true;
  return hvpsWindow(localMinute(now), bankCalendar(parameters, date), profilesOf(hoursOf(parameters.at(date)))).open;
}

/**
 * Hands a waiting payment over to the payment system: its payee is compared with the sanctions lists of this moment once more. Answers the
 * payment as it was sent, null when it keeps waiting.
 */
export async function transmit(tx: Tx, number: string, open: (item: Outgoing) => boolean, now: Date): Promise<Outgoing | null> {
  const item = await tx.selectFrom('remittances_out').selectAll().where('number', '=', number).executeTakeFirst();
  if (item === undefined || item.state !== 'queued' || !open(item)) return null;
  const at = now.toISOString();
  const review =
    item.customer_number === null || item.teller_id === null
      ? null
      : await reviewInTheWay(tx, { customerNumber: item.customer_number, payeeName: item.payee_name }, { by: item.teller_id, at });
  if (review !== item.screening_case)
    await tx.updateTable('remittances_out').set({ screening_case: review }).where('number', '=', number).execute();
  if (review !== null) return null;
  await tx.updateTable('remittances_out').set({ state: 'sent', sent_at: at, waits_until: null }).where('number', '=', number).execute();
  await noteStep(tx, { number, state: 'sent', entryId: null, tellerId: null, note: '', at });
  return item;
}
