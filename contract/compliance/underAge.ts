import { addYears, type BusinessDate } from '../dates/businessDate.ts';

/** From this birthday on a person opens accounts alone; before it a guardian does. [R] */
export const OPENS_ALONE_FROM = 16;

/** Whether somebody is too young to open an account alone on a day. */
export const needsGuardian = (birthDate: BusinessDate, on: BusinessDate): boolean => on < addYears(birthDate, OPENS_ALONE_FROM);
