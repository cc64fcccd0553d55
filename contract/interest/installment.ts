import type { MinorUnits } from '../money/amount.ts';
import { CNY, type Currency, minorPerMajor } from '../money/currency.ts';
import { exact } from './decimal.ts';
import { type InterestParameters, PBOC_PARAMETERS } from './parameters.ts';
import { type AnnualRate, rateFraction } from './rate.ts';
import { interestBase, keepSegment, payableInterest } from './segment.ts';

/** 零存整取: the same amount every month for n months. Each instalment earns from its month to the end, so 累计月积数 = n(n+1)/2. */
export const installmentProducts = (n: number): number => (n * (n + 1)) / 2;

export type InstallmentPlan = {
  /** Minor units paid each month. */
  readonly monthly: bigint;
  /** Agreed number of months: 12, 36 or 60 by custom. */
  readonly n: number;
  /** The rate of the opening day, for the whole term. */
  readonly rate: AnnualRate;
  /** Posted on the day of payment; earned by what was paid in after a breach. */
  readonly demandRate?: AnnualRate;
  /** Instalments paid in each month, 0, 1 or 2; absent: one in each. */
  readonly payments?: readonly number[];
};

export type InstallmentInterest = {
  /** Month-products at the agreed rate, in minor-unit-months. */
  readonly product: bigint;
  /** Month-products after a breach, at the demand rate. */
  readonly demandProduct: bigint;
  /** 1-based month in which a missed instalment was not made good; null when the plan was kept. */
  readonly breachedIn: number | null;
  readonly interest: MinorUnits;
};

/** A month may be missed and made good in the next one (two instalments then); a second gap, or one not made good, breaks the plan. */
function breachMonth(payments: readonly number[]): number | null {
  let missed = 0;
  for (let i = 0; i < payments.length; i++) {
    if (payments[i] !== 0) continue;
    missed++;
    const isLast = i === payments.length - 1;
    if (missed > 1 || (!isLast && (payments[i + 1] ?? 0) < 2)) return i + 2;
  }
  return null;
}

/** Interest at the end of the term. An instalment of month i (from 1) earns n - i + 1 months. */
export function installmentInterest(
  plan: InstallmentPlan,
  parameters: InterestParameters = PBOC_PARAMETERS,
  currency: Currency = CNY,
): InstallmentInterest {
  const payments = plan.payments ?? Array.from({ length: plan.n }, () => 1);
  const breachedIn = breachMonth(payments);
  const base = interestBase(plan.monthly, parameters, currency);
  let product = 0n;
  let demandProduct = 0n;
  payments.slice(0, plan.n).forEach((count, i) => {
    const months = base * BigInt(count) * BigInt(plan.n - i);
    if (breachedIn !== null && i + 1 >= breachedIn) demandProduct += months;
    else product += months;
  });
  const segment = (value: bigint, rate: AnnualRate): string =>
    keepSegment(
      exact(value)
        .div(exact(minorPerMajor(currency)))
        .times(rateFraction(rate))
        .div(12),
      parameters,
    );
  const amounts = [segment(product, plan.rate), segment(demandProduct, plan.demandRate ?? ('0' as AnnualRate))];
  return { product, demandProduct, breachedIn, interest: payableInterest(amounts, parameters, currency) };
}
