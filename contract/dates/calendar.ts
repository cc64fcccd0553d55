import chineseDays from 'chinese-days';
import { addDays, type BusinessDate, dateParts, isWeekend } from './businessDate.ts';

/** Which days the bank works. `covers` is false for years whose holidays are not announced yet; weekends are still known then. */
export type WorkingCalendar = {
  readonly isWorkingDay: (date: BusinessDate) => boolean;
  readonly covers: (date: BusinessDate) => boolean;
};

// chinese-days asks a local `Date` for the weekday; from text it makes UTC midnight, which is the day before in the Americas.
const localNoon = (year: number, month: number, day: number): Date => new Date(year, month - 1, day, 12);

/** The State Council's holiday notices, with make-up working Saturdays and Sundays (调休). */
export const stateCouncilCalendar: WorkingCalendar = {
  isWorkingDay: (date) => {
    const { year, month, day } = dateParts(date);
    return chineseDays.isWorkday(localNoon(year, month, day));
  },
  // 1 to 3 October are holidays in every announced year, and three days in a row cannot all be a weekend.
  covers: (date) => [1, 2, 3].every((day) => chineseDays.isHoliday(localNoon(dateParts(date).year, 10, day))),
};

/** A calendar that central delivers: exceptions to "Monday to Friday". */
export function calendarOf(exceptions: {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly holidays: Iterable<BusinessDate>;
  readonly workingWeekends: Iterable<BusinessDate>;
}): WorkingCalendar {
  const holidays = new Set(exceptions.holidays);
  const workingWeekends = new Set(exceptions.workingWeekends);
  return {
    isWorkingDay: (date) => workingWeekends.has(date) || !(holidays.has(date) || isWeekend(date)),
    covers: (date) => exceptions.from <= date && date <= exceptions.to,
  };
}

// No holiday is longer than this; a calendar without any working day is a broken one and must not hang the counter.
const LONGEST_SEARCH = 60;

function search(date: BusinessDate, step: 1 | -1, calendar: WorkingCalendar): BusinessDate {
  let candidate = date;
  for (let i = 0; i < LONGEST_SEARCH; i++) {
    if (calendar.isWorkingDay(candidate)) return candidate;
    candidate = addDays(candidate, step);
  }
  throw new RangeError(`The calendar has no working day within ${LONGEST_SEARCH} days of ${date}`);
}

/** The day itself when it is a working day, else the next one (顺延). */
export const rollForward = (date: BusinessDate, calendar: WorkingCalendar = stateCouncilCalendar): BusinessDate =>
  search(date, 1, calendar);

/** The day itself when it is a working day, else the last one before. */
export const rollBack = (date: BusinessDate, calendar: WorkingCalendar = stateCouncilCalendar): BusinessDate => search(date, -1, calendar);

/** The n-th working day after `date`; the day itself is not counted. */
export function addWorkingDays(date: BusinessDate, count: number, calendar: WorkingCalendar = stateCouncilCalendar): BusinessDate {
  let result = date;
  for (let i = 0; i < count; i++) result = rollForward(addDays(result, 1), calendar);
  return result;
}
