import { addDays, type BusinessDate } from '../dates/businessDate.ts';
import { stateCouncilCalendar, type WorkingCalendar } from '../dates/calendar.ts';
import { type Dated, from, valueOnOrFirst } from '../dates/dated.ts';
import { type ClockTime, clockOf, dateOf, type LocalMinute } from '../dates/localTime.ts';

/** Operating hours of the large-value system for one working day. */
export type HvpsProfile = {
  /** When the working day opens; with `eve` on the natural day before it. */
  readonly opens: { readonly at: ClockTime; readonly eve: boolean };
  /** Customer payments stop. */
  readonly cutOff: ClockTime;
  /** Banks fund their positions until then; no customer payments. */
  readonly clearingUntil: ClockTime;
  /** On the eve of a holiday the system opens for CIPS funding only, until this time on the first day off; null before CIPS. */
  readonly cipsFundingUntil: ClockTime | null;
};

/** PBOC notices; by date of the working day. The first profile is the first generation's. */
export const HVPS_PROFILES: readonly [Dated<HvpsProfile>, ...Dated<HvpsProfile>[]] = [
  from('2002-10-08', { opens: { at: '09:00', eve: false }, cutOff: '17:00', clearingUntil: '17:30', cipsFundingUntil: null }),
  from('2018-01-22', { opens: { at: '23:30', eve: true }, cutOff: '17:15', clearingUntil: '20:30', cipsFundingUntil: null }),
  from('2018-05-02', { opens: { at: '20:30', eve: true }, cutOff: '17:15', clearingUntil: '17:30', cipsFundingUntil: '08:30' }),
];

export type HvpsClosedReason = 'CLEARING_WINDOW' | 'CLOSED' | 'NOT_A_WORKING_DAY' | 'CIPS_FUNDING_ONLY';

/** `workday` is the day under which a payment sent now is settled. */
export type HvpsWindow =
  | { readonly open: true; readonly workday: BusinessDate }
  | { readonly open: false; readonly reason: HvpsClosedReason };

type Profiles = readonly [Dated<HvpsProfile>, ...Dated<HvpsProfile>[]];

/** Whether a customer payment can be sent through the large-value system at a minute of the branch's clock. */
export function hvpsWindow(
  at: LocalMinute,
  calendar: WorkingCalendar = stateCouncilCalendar,
  profiles: Profiles = HVPS_PROFILES,
): HvpsWindow {
  const today = dateOf(at);
  const clock = clockOf(at);
  const tomorrow = addDays(today, 1);
  const next = valueOnOrFirst(profiles, tomorrow);
  if (next.opens.eve && clock >= next.opens.at) {
    if (calendar.isWorkingDay(tomorrow)) return { open: true, workday: tomorrow };
    const funding = next.cipsFundingUntil !== null && calendar.isWorkingDay(today);
    return { open: false, reason: funding ? 'CIPS_FUNDING_ONLY' : 'NOT_A_WORKING_DAY' };
  }
  const profile = valueOnOrFirst(profiles, today);
  if (!calendar.isWorkingDay(today)) {
    const funding = profile.cipsFundingUntil !== null && clock < profile.cipsFundingUntil && calendar.isWorkingDay(addDays(today, -1));
    return { open: false, reason: funding ? 'CIPS_FUNDING_ONLY' : 'NOT_A_WORKING_DAY' };
  }
  if (clock >= profile.cutOff) return { open: false, reason: clock < profile.clearingUntil ? 'CLEARING_WINDOW' : 'CLOSED' };
  return profile.opens.eve || clock >= profile.opens.at ? { open: true, workday: today } : { open: false, reason: 'CLOSED' };
}

// The longest holiday is nine days; a calendar that never opens again must not hang the counter.
const LONGEST_WAIT_DAYS = 60;

/** The next minute at which the system opens for customers, at or after `at`: what the teller is told when a payment is queued. */
export function nextHvpsOpening(
  at: LocalMinute,
  calendar: WorkingCalendar = stateCouncilCalendar,
  profiles: Profiles = HVPS_PROFILES,
): LocalMinute {
  if (hvpsWindow(at, calendar, profiles).open) return at;
  for (let i = 0; i <= LONGEST_WAIT_DAYS; i++) {
    const workday = addDays(dateOf(at), i);
    const { opens } = valueOnOrFirst(profiles, workday);
    const opening = `${opens.eve ? addDays(workday, -1) : workday}T${opens.at}` as LocalMinute;
    if (calendar.isWorkingDay(workday) && opening >= at) return opening;
  }
  throw new RangeError(`The calendar has no working day within ${LONGEST_WAIT_DAYS} days of ${at}`);
}
