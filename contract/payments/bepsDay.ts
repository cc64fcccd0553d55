import { addDays, type BusinessDate } from '../dates/businessDate.ts';
import { type ClockTime, clockOf, dateOf, type LocalMinute } from '../dates/localTime.ts';

/** The small-value system runs on every natural day; its day is cut at 16:00. */
export const BEPS_DAY_CUT: ClockTime = '16:00';

/** The day under which a small-value payment sent at this minute is netted. Holidays count. */
export const bepsWorkday = (at: LocalMinute, cut: ClockTime = BEPS_DAY_CUT): BusinessDate =>
  clockOf(at) >= cut ? addDays(dateOf(at), 1) : dateOf(at);
