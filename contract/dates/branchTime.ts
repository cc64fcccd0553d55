import { Temporal } from 'temporal-polyfill';

/** The zone of the branches' wall clocks. Paper and screens show it, whatever zone the PC is set to; logs are in UTC. */
export const BRANCH_TIME_ZONE = 'Asia/Shanghai';

const branchTime = (instant: string): Temporal.ZonedDateTime => Temporal.Instant.from(instant).toZonedDateTimeISO(BRANCH_TIME_ZONE);

/** `HH:mm:ss` at the branch of an instant in UTC (ISO 8601). */
export const branchTimeOfDay = (instant: string): string => branchTime(instant).toPlainTime().toString({ smallestUnit: 'second' });

/** `YYYY-MM-DD HH:mm:ss` at the branch of an instant in UTC (ISO 8601). */
export const branchDateAndTime = (instant: string): string => `${branchTime(instant).toPlainDate().toString()} ${branchTimeOfDay(instant)}`;

/** `YYYY-MM-DD` at the branch of an instant in UTC (ISO 8601): the day of the wall calendar, not the business date. */
export const branchDate = (instant: string): string => branchTime(instant).toPlainDate().toString();
