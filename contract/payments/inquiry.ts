import type { BusinessDate } from '../dates/businessDate.ts';
import { addWorkingDays, stateCouncilCalendar, type WorkingCalendar } from '../dates/calendar.ts';

/** Working days after receipt: a reply is due by the end of the next one, an unanswered inquiry goes up on the third. [R] */
export const INQUIRY_TIMING = { replyWithin: 1, escalateOn: 3 } as const;

export const inquiryDates = (received: BusinessDate, calendar: WorkingCalendar = stateCouncilCalendar) => ({
  replyDue: addWorkingDays(received, INQUIRY_TIMING.replyWithin, calendar),
  escalates: addWorkingDays(received, INQUIRY_TIMING.escalateOn, calendar),
});
