import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { Exact, exact } from '../../contract/interest/decimal.ts';
import type { AnnualRate } from '../../contract/interest/rate.ts';
import type { InterestSegment } from '../../contract/interest/segment.ts';
import { SAVINGS_TAX, taxPeriods } from '../../contract/interest/tax.ts';
import { toWire } from '../../contract/money/amount.ts';
import type { InterestLine, InterestSlip } from '../../contract/products/interestSlip.ts';
import type { Product } from '../products/product.ts';

/** One line of the calculation, as `InterestLine` of the contract. */
export interface EarnedLine {
  readonly kind: InterestLine['kind'];
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly base: bigint;
  readonly months: number;
  readonly days: number;
  readonly rate: AnnualRate;
  /** Major units, kept to 厘; null where products are summed first. */
  readonly amount: string | null;
  readonly product: bigint | null;
}

/** Under which rule the day falls. */
export type InterestOutcome = 'settled' | 'closed' | 'matured' | 'early' | 'partial' | 'overdue' | 'rolled';

/** What is paid, and how it came about. Minor units. */
export interface InterestPayment {
  readonly outcome: InterestOutcome;
  readonly lines: readonly EarnedLine[];
  /** Principal that leaves the deposit. */
  readonly principal: bigint;
  readonly interest: bigint;
  readonly tax: bigint;
  readonly net: bigint;
  /**
   * What stays after a partial withdrawal, with its old start and rate. `newCertificate`: the old form is cancelled and the rest
   * needs a new number (fixed deposits).
   */
  readonly remaining: { readonly principal: bigint; readonly newCertificate: boolean } | null;
}

export const ofSegment = (segment: InterestSegment): EarnedLine => ({ ...segment, product: null });

const LAST_REGIME = SAVINGS_TAX[SAVINGS_TAX.length - 1] ?? SAVINGS_TAX[0];
const wholeMinor = (value: Exact): bigint => BigInt(value.toDecimalPlaces(0, Exact.ROUND_HALF_UP).toFixed());

/**
 * The tax to withhold from interest that came from several lines: each line's share is spread over its days, every day is taxed
 * at its rate, the sum is rounded once (财税[2008]132号). One line gives what `savingsTax` gives.
 */
export function taxOnLines(interest: bigint, lines: readonly EarnedLine[]): bigint {
  if (interest === 0n) return 0n;
  if (lines.every(({ from }) => from >= LAST_REGIME.from)) return wholeMinor(exact(interest).times(LAST_REGIME.value).div(100));
  const weight = ({ amount, product }: EarnedLine): Exact => exact(amount ?? product ?? 0n);
  let total = exact(0);
  let taxed = exact(0);
  for (const line of lines) {
    total = total.plus(weight(line));
    const periods = taxPeriods(line.from, line.to);
    const days = periods.reduce((sum, period) => sum + period.days, 0);
    for (const { percent, days: taxedDays } of periods)
      if (days > 0) taxed = taxed.plus(weight(line).times(percent).times(taxedDays).div(days).div(100));
  }
  return total.isZero() ? 0n : wholeMinor(exact(interest).times(taxed).div(total));
}

/** Completes a payment with tax and net. */
export function payment(
  product: Product,
  paid: Omit<InterestPayment, 'tax' | 'net' | 'remaining'> & { readonly remaining?: InterestPayment['remaining'] },
): InterestPayment {
  const tax = product.terms.savingsTax ? taxOnLines(paid.interest, paid.lines) : 0n;
  return { ...paid, tax, net: paid.interest - tax, remaining: paid.remaining ?? null };
}

/** The calculation as screen and slip show it. */
export const toSlip = (
  accountNumber: InterestSlip['accountNumber'],
  date: BusinessDate,
  product: Product,
  paid: InterestPayment,
): InterestSlip => ({
  accountNumber,
  businessDate: date,
  outcome: paid.outcome,
  calculation: product.terms.calculation,
  lines: paid.lines.map((line) => ({ ...line, base: toWire(line.base), product: line.product?.toString() ?? null })),
  principal: toWire(paid.principal),
  interest: toWire(paid.interest),
  tax: toWire(paid.tax),
  net: toWire(paid.net),
});
