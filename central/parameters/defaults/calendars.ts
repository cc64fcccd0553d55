import { addDays, type BusinessDate, isWeekend } from '../../../contract/dates/businessDate.ts';
import { stateCouncilCalendar } from '../../../contract/dates/calendar.ts';
import { EVER } from './since.ts';

const FIRST_YEAR = 2024;
const LAST_YEAR = 2040;

function daysOf(year: number): BusinessDate[] {
  const days: BusinessDate[] = [];
  for (let day = `${year}-01-01` as BusinessDate; day.startsWith(String(year)); day = addDays(day, 1)) days.push(day);
  return days;
}

/** The State Council's notices, for the years that are announced. */
export const defaultCalendars = (): unknown[] =>
  Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index)
    .filter((year) => stateCouncilCalendar.covers(`${year}-01-01` as BusinessDate))
    .map((year) => ({
      kind: 'calendar',
      key: String(year),
      effectiveFrom: EVER,
      value: {
        holidays: daysOf(year).filter((day) => !isWeekend(day) && !stateCouncilCalendar.isWorkingDay(day)),
        workingWeekends: daysOf(year).filter((day) => isWeekend(day) && stateCouncilCalendar.isWorkingDay(day)),
      },
    }));
