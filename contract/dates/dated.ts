import type { BusinessDate } from './businessDate.ts';

/** A parameter that changes by regulation or by the bank: each value holds from its date until the next one's. */
export type Dated<T> = { readonly from: BusinessDate; readonly value: T };

/** The value in force on `date`; the list is in ascending order. Null before the first. */
export const valueOn = <T>(schedule: readonly Dated<T>[], date: BusinessDate): T | null =>
  schedule.findLast((entry) => entry.from <= date)?.value ?? null;

/** For schedules whose first value also stands for all time before it. */
export function valueOnOrFirst<T>(schedule: readonly [Dated<T>, ...Dated<T>[]], date: BusinessDate): T {
  return schedule.findLast((entry) => entry.from <= date)?.value ?? schedule[0].value;
}

export const from = <T>(date: string, value: T): Dated<T> => ({ from: date as BusinessDate, value });
