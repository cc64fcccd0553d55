import type { BusinessDate } from '../dates/businessDate.ts';
import { addWorkingDays, stateCouncilCalendar, type WorkingCalendar } from '../dates/calendar.ts';
import { type Dated, from, valueOnOrFirst } from '../dates/dated.ts';
import type { MinorUnits } from '../money/amount.ts';

/** A limit in CNY fen and one in US cents for foreign currency, both inclusive; null where the rule has none. */
export type LargeValueThreshold = { readonly cny: bigint | null; readonly usd: bigint };

export type LargeValueCategory = 'cash' | 'transfer-legal' | 'transfer-natural-domestic' | 'transfer-natural-crossborder';

export type LargeValueRegime = {
  readonly thresholds: Readonly<Record<LargeValueCategory, LargeValueThreshold>>;
  readonly reportWithinWorkingDays: number;
};

const yuan = (major: bigint): bigint => major * 100n;

const regime = (cash: bigint, crossborderCny: bigint | null, reportWithinWorkingDays: number): LargeValueRegime => ({
  thresholds: {
    cash: { cny: yuan(cash), usd: yuan(10_000n) },
    'transfer-legal': { cny: yuan(2_000_000n), usd: yuan(200_000n) },
    'transfer-natural-domestic': { cny: yuan(500_000n), usd: yuan(100_000n) },
    'transfer-natural-crossborder': { cny: crossborderCny, usd: yuan(10_000n) },
  },
  reportWithinWorkingDays,
});

/** PBOC Order [2006] No. 2 and, since 2017-07-01, Order [2016] No. 3 article 5. */
export const LARGE_VALUE_REGIMES: readonly [Dated<LargeValueRegime>, ...Dated<LargeValueRegime>[]] = [
  from('2007-03-01', regime(200_000n, null, 5)),
  from('2017-07-01', regime(50_000n, yuan(200_000n), 5)),
];

/** A customer's day at one institution, this transaction included: single or cumulative, whichever is larger, is the sum. */
export type LargeValueDay = {
  readonly date: BusinessDate;
  readonly kind: 'cash' | 'transfer';
  readonly holder: 'natural' | 'legal';
  readonly domestic: boolean;
  /** CNY fen. */
  readonly sumCny: bigint;
  /** Foreign currency in US cents at the day's rate. */
  readonly sumUsd: bigint;
};

export type LargeValueAnswer = {
  readonly report: boolean;
  readonly category: LargeValueCategory;
  readonly threshold: LargeValueThreshold;
  /** Last day for the report; null when there is none to make. */
  readonly reportBy: BusinessDate | null;
  /** What is still free of a report today in CNY, for the teller's running sum; null where only foreign currency counts. */
  readonly roomCny: MinorUnits | null;
};

function categoryOf({ kind, holder, domestic }: LargeValueDay): LargeValueCategory {
  if (kind === 'cash') return 'cash';
  if (holder === 'legal') return 'transfer-legal';
  return domestic ? 'transfer-natural-domestic' : 'transfer-natural-crossborder';
}

/** Whether a day's transactions must be reported as large value. The teller sees this and the sum, not the filing itself. */
export function largeValueReport(
  day: LargeValueDay,
  calendar: WorkingCalendar = stateCouncilCalendar,
  regimes: typeof LARGE_VALUE_REGIMES = LARGE_VALUE_REGIMES,
): LargeValueAnswer {
  const { thresholds, reportWithinWorkingDays } = valueOnOrFirst(regimes, day.date);
  const category = categoryOf(day);
  const threshold = thresholds[category];
  const report = (threshold.cny !== null && day.sumCny >= threshold.cny) || day.sumUsd >= threshold.usd;
  const room = threshold.cny === null ? null : threshold.cny - day.sumCny;
  return {
    report,
    category,
    threshold,
    reportBy: report ? addWorkingDays(day.date, reportWithinWorkingDays, calendar) : null,
    roomCny: room === null ? null : ((room > 0n ? room : 0n) as MinorUnits),
  };
}
