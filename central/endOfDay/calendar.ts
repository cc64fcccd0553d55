import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { calendarOf, stateCouncilCalendar, type WorkingCalendar } from '../../contract/dates/calendar.ts';
import type { Parameters } from '../parameters/parameters.ts';

/** The bank's working days as its parameters say on a date; the State Council's for years of which they say nothing. */
export function bankCalendar(parameters: Pick<Parameters, 'at'>, date: BusinessDate): WorkingCalendar {
  const at = parameters.at(date);
  const ofYear = (day: BusinessDate): WorkingCalendar => {
    const year = day.slice(0, 4);
    const value = at.get('calendar', year);
    if (value === null) return stateCouncilCalendar;
    const dates = (list: readonly string[]): BusinessDate[] => list.map((each) => each as BusinessDate);
    return calendarOf({
      from: `${year}-01-01` as BusinessDate,
      to: `${year}-12-31` as BusinessDate,
      holidays: dates(value.holidays),
      workingWeekends: dates(value.workingWeekends),
    });
  };
  const years = new Map<string, WorkingCalendar>();
  const calendar = (day: BusinessDate): WorkingCalendar => {
    const kept = years.get(day.slice(0, 4)) ?? ofYear(day);
    years.set(day.slice(0, 4), kept);
    return kept;
  };
  return { isWorkingDay: (day) => calendar(day).isWorkingDay(day), covers: (day) => calendar(day).covers(day) };
}
