import { addDays, type BusinessDate } from '../dates/businessDate.ts';
import { addWorkingDays, rollForward, stateCouncilCalendar, type WorkingCalendar } from '../dates/calendar.ts';
import { type MinorUnits, minor } from '../money/amount.ts';

/** 托收承付 with payment against documents (验单) or goods (验货), and 委托收款. */
export type CollectionKind = 'acceptance-documents' | 'acceptance-goods' | 'entrusted';

/** Minor units; no minimum for 委托收款. Xinhua bookshops have their own. */
export const COLLECTION_MINIMUMS = { acceptance: 1_000_000n, acceptanceXinhua: 100_000n, entrusted: 0n } as const;

export type RefusalPeriod = { readonly days: number; readonly counted: 'working' | 'natural' };

/**
 * Days from the day after the notice in which the payer may refuse in writing; silence is consent. Holidays extend the period for
 * documents; ten days for goods run on, and only the last one moves. [R] for 委托收款.
 */
export const REFUSAL_PERIODS: Readonly<Record<CollectionKind, RefusalPeriod>> = {
  'acceptance-documents': { days: 3, counted: 'working' },
  'acceptance-goods': { days: 10, counted: 'natural' },
  entrusted: { days: 3, counted: 'working' },
};

export const collectionAllowed = (kind: CollectionKind, amount: bigint, xinhua = false): boolean =>
  amount > 0n &&
  amount >=
    (kind === 'entrusted' ? COLLECTION_MINIMUMS.entrusted : xinhua ? COLLECTION_MINIMUMS.acceptanceXinhua : COLLECTION_MINIMUMS.acceptance);

/** The last day for a refusal. */
export function refusalDue(kind: CollectionKind, notified: BusinessDate, calendar: WorkingCalendar = stateCouncilCalendar): BusinessDate {
  const { days, counted } = REFUSAL_PERIODS[kind];
  return counted === 'working' ? addWorkingDays(notified, days, calendar) : rollForward(addDays(notified, days), calendar);
}

const LATE_PER_DAY = { numerator: 5n, denominator: 10_000n } as const;

/** Late payment of 托收承付 costs 0.05 % a day, HALF_UP to the fen. */
export const latePenalty = (unpaid: bigint, days: number): MinorUnits => {
  const scaled = unpaid * BigInt(Math.max(0, days)) * LATE_PER_DAY.numerator;
  return minor((scaled + LATE_PER_DAY.denominator / 2n) / LATE_PER_DAY.denominator);
};
