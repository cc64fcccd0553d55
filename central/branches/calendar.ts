import { addDays, type BusinessDate, isWeekend } from '../../contract/dates/businessDate.ts';
import { rollForward, stateCouncilCalendar } from '../../contract/dates/calendar.ts';
import { calendarSchema } from '../../contract/parameters/regulation.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import { bankDate } from './day.ts';

type Year = { readonly holidays: ReadonlySet<string>; readonly workingWeekends: ReadonlySet<string> };

/** The bank's calendars by year, as set by the date that is asked for. */
async function years(db: Db | Tx, date: BusinessDate): Promise<ReadonlyMap<string, Year>> {
  const rows = await db
    .selectFrom('parameters')
    .select(['key', 'value'])
    .where('kind', '=', 'calendar')
    .where('effective_from', '<=', date)
    .orderBy('effective_from')
    .orderBy('version')
    .execute();
  const found = new Map<string, Year>();
  for (const { key, value } of rows) {
    const parsed = calendarSchema.safeParse(value);
    if (!parsed.success) found.delete(key);
    else found.set(key, { holidays: new Set(parsed.data.holidays), workingWeekends: new Set(parsed.data.workingWeekends) });
  }
  return found;
}

/**
 * The business date that follows a closed one: the next working day by the bank's calendar, or the bank's own date where that is later,
 * so that a branch that was shut for a while comes back to where the bank is.
 */
export async function nextBusinessDate(db: Db | Tx, closed: BusinessDate): Promise<BusinessDate> {
  const calendars = await years(db, closed);
  const isWorkingDay = (date: BusinessDate): boolean => {
    const year = calendars.get(date.slice(0, 4));
    if (year === undefined) return stateCouncilCalendar.isWorkingDay(date);
    return year.workingWeekends.has(date) || !(year.holidays.has(date) || isWeekend(date));
  };
  const next = rollForward(addDays(closed, 1), { isWorkingDay, covers: () => true });
  const bank = (await bankDate(db)) as BusinessDate | null;
  return bank !== null && bank > next ? bank : next;
}
