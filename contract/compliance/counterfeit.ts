import type { BusinessDate } from '../dates/businessDate.ts';
import { addWorkingDays, stateCouncilCalendar, type WorkingCalendar } from '../dates/calendar.ts';
import { type Dated, from, valueOnOrFirst } from '../dates/dated.ts';

export type CounterfeitRegime = {
  readonly staff: number;
  /** Pieces found at once from which the police are told immediately. */
  readonly policeFrom: number;
  /** Working days in which the customer may ask for an expert opinion. */
  readonly appraisalWithin: number;
};

/** PBOC Order [2003] No. 4 (twenty pieces) and, since 2020-04-01, Order [2019] No. 3. */
export const COUNTERFEIT_REGIMES: readonly [Dated<CounterfeitRegime>, ...Dated<CounterfeitRegime>[]] = [
  from('2003-07-01', { staff: 2, policeFrom: 20, appraisalWithin: 3 }),
  from('2020-04-01', { staff: 2, policeFrom: 5, appraisalWithin: 3 }),
];

/** CNY notes are stamped 假币; coins and foreign notes go into a sealed bag with stamp, type, amount, count and serials. */
export type CounterfeitItem = 'cny-note' | 'cny-coin' | 'foreign';

export type CounterfeitProcedure = {
  readonly staff: number;
  readonly inCustomerSight: true;
  readonly stamp: boolean;
  readonly sealedBag: boolean;
  /** 假币收缴凭证, with the customer's ID. */
  readonly certificate: true;
  readonly reportPolice: boolean;
  readonly appraisalBy: BusinessDate;
  /** The piece must never go back to the customer. */
  readonly returnToCustomer: false;
};

/** What to do with `count` counterfeit pieces found at once; null when there is none. */
export function counterfeitProcedure(
  count: number,
  date: BusinessDate,
  item: CounterfeitItem = 'cny-note',
  calendar: WorkingCalendar = stateCouncilCalendar,
): CounterfeitProcedure | null {
  if (count <= 0) return null;
  const regime = valueOnOrFirst(COUNTERFEIT_REGIMES, date);
  const stamp = item === 'cny-note';
  return {
    staff: regime.staff,
    inCustomerSight: true,
    stamp,
    sealedBag: !stamp,
    certificate: true,
    reportPolice: count >= regime.policeFrom,
    appraisalBy: addWorkingDays(date, regime.appraisalWithin, calendar),
    returnToCustomer: false,
  };
}
