import { addDays, addMonths, type BusinessDate, dateFromParts, dateParts } from '../dates/businessDate.ts';
import type { MinorUnits } from '../money/amount.ts';
import { CNY, type Currency, minorPerMajor } from '../money/currency.ts';
import { exact } from './decimal.ts';
import type { InterestParameters } from './parameters.ts';
import { PBOC_PARAMETERS } from './parameters.ts';
import { type BalanceChange, type BalanceStretch, balanceStretches } from './products.ts';
import { type AnnualRate, rateFraction } from './rate.ts';
import { keepSegment, payableInterest } from './segment.ts';

/** Demand accounts use 积数 over actual days. */
export const DEMAND_PARAMETERS: InterestParameters = { ...PBOC_PARAMETERS, method: 'actualDays' };

const SETTLEMENT_DAY = 20;

/** The next quarterly settlement day on or after `date`: the 20th of March, June, September or December. Credited the day after. */
export function demandSettlementDay(date: BusinessDate): BusinessDate {
  const { year, month } = dateParts(date);
  const quarterEnd = dateFromParts({ year, month: Math.ceil(month / 3) * 3, day: SETTLEMENT_DAY });
  if (quarterEnd === null) throw new RangeError(`No settlement day in the quarter of ${date}`);
  return date <= quarterEnd ? quarterEnd : addMonths(quarterEnd, 3);
}

export type DemandInput = {
  readonly changes: readonly BalanceChange[];
  /** Settlement: the 20th, which earns. Closing: the closing day, which does not (interest runs to the day before). */
  readonly event: { readonly kind: 'settlement' | 'closing'; readonly date: BusinessDate };
  /** Posted on the event's day; changes of the rate within the quarter do not matter. */
  readonly rate: AnnualRate;
};

export type DemandInterest = { readonly stretches: readonly BalanceStretch[]; readonly product: bigint; readonly interest: MinorUnits };

/** Interest on a demand account by the sum of daily balances (积数). */
export function demandInterest(
  { changes, event, rate }: DemandInput,
  parameters: InterestParameters = DEMAND_PARAMETERS,
  currency: Currency = CNY,
): DemandInterest {
  const end = event.kind === 'settlement' ? addDays(event.date, 1) : event.date;
  const stretches = balanceStretches(changes, end, parameters, currency);
  const product = stretches.reduce((total, stretch) => total + stretch.product, 0n);
  return { stretches, product, interest: interestOnProduct(product, rate, parameters, currency) };
}

/** Interest on minor-unit-days. The year of a product is fixed: with base `actual` it is 365. */
export function interestOnProduct(
  product: bigint,
  rate: AnnualRate,
  parameters: InterestParameters = DEMAND_PARAMETERS,
  currency: Currency = CNY,
): MinorUnits {
  const year = parameters.yearBase === 'actual' ? 365 : parameters.yearBase;
  const raw = exact(product)
    .times(rateFraction(rate))
    .div(year)
    .div(exact(minorPerMajor(currency)));
  return payableInterest([keepSegment(raw, parameters)], parameters, currency);
}
