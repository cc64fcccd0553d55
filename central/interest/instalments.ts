import { addMonths, type BusinessDate } from '../../contract/dates/businessDate.ts';
import { demandInterest } from '../../contract/interest/demand.ts';
import { maturityWindow } from '../../contract/interest/fixed.ts';
import { installmentInterest } from '../../contract/interest/installment.ts';
import { interestSegment, payableInterest } from '../../contract/interest/segment.ts';
import { ok, type Result } from '../../contract/result.ts';
import { type Product, termOf } from '../products/product.ts';
import { runningTerm } from './fixed.ts';
import { type EarnedLine, type InterestPayment, ofSegment, payment } from './payment.ts';
import { type InterestRefusal, rateRefused, refused } from './refusal.ts';
import type { Deposit, Movement, SituationOf } from './situation.ts';

/** Agreed number of months. */
export const agreedMonths = (product: Product): number => {
  const term = termOf(product);
  return 'months' in term ? term.months : 0;
};

/** Instalments of each month of the plan, from the dates on which they count. */
export function paymentsByMonth(deposit: Deposit, payments: readonly Movement[], months: number): number[] {
  const counts = Array.from({ length: months }, () => 0);
  for (const { date, amount } of payments) {
    const month = counts.findLastIndex((_, index) => addMonths(deposit.openedOn, index) <= date);
    counts[month] = (counts[month] ?? 0) + Number(amount / deposit.principal);
  }
  return counts;
}

/** How a plan stands on a day. Months count from 1. */
export interface InstalmentState {
  readonly due: number;
  readonly paid: number;
  /** Months without an instalment that were not made good. */
  readonly missed: readonly number[];
  /** Instalments that may be paid today: one for the month, and one that makes the month before good. */
  readonly payable: number;
}

export function instalmentState(deposit: Deposit, payments: readonly Movement[], product: Product, date: BusinessDate): InstalmentState {
  const months = agreedMonths(product);
  const counts = paymentsByMonth(deposit, payments, months);
  const current = counts.findLastIndex((_, index) => addMonths(deposit.openedOn, index) <= date);
  const gaps = counts.flatMap((count, index) => (count === 0 && index < current ? [index] : []));
  const missed = gaps.filter((index) => (counts[index + 1] ?? 0) < 2);
  // One gap in the whole plan may be made good, and only in the month behind it.
  const repairable = gaps.length === 1 && gaps[0] === current - 1;
  const ended = deposit.maturesOn !== null && date >= deposit.maturesOn;
  return {
    due: current + 1,
    paid: counts.reduce((sum, count) => sum + count, 0),
    missed: missed.map((index) => index + 1),
    payable: ended ? 0 : Math.max((repairable ? 2 : 1) - (counts[current] ?? 0), 0),
  };
}

function early(situation: SituationOf<'instalment'>): Result<InterestPayment, InterestRefusal> {
  const { product, rates, date, payments, balance } = situation;
  const demand = rates.at({ code: product.terms.demandRateCode, term: '' }, date);
  if (!demand.ok) return rateRefused(demand.error);
  const changes = payments.map((each) => ({ date: each.date, change: each.amount }));
  const event = { kind: 'closing', date } as const;
  const { stretches, interest } = demandInterest({ changes, event, rate: demand.value }, product.terms.interest, product.currency);
  const lines = stretches.map(
    ({ from, to, balance: base, days, product: earned }): EarnedLine => ({
      kind: 'demand',
      from,
      to,
      base,
      months: 0,
      days,
      rate: demand.value,
      amount: null,
      product: earned,
    }),
  );
  return ok(payment(product, { outcome: 'early', lines, principal: balance, interest }));
}

/** 零存整取: the products of the months at the agreed rate; what came after a breach, and the days after maturity, at demand. */
export function drawInstalments(situation: SituationOf<'instalment'>): Result<InterestPayment, InterestRefusal> {
  const { product, rates, date, deposit, balance, calendar } = situation;
  if (date < deposit.openedOn) return refused('WITHDRAWAL_BEFORE_START');
  const running = runningTerm(deposit, balance, product);
  if (running === null) return refused('DEPOSIT_UNKNOWN', { accountNumber: deposit.accountNumber });
  const { maturity, from } = maturityWindow(running, calendar);
  if (date < from) return early(situation);
  const demand = rates.at({ code: product.terms.demandRateCode, term: '' }, date);
  if (!demand.ok) return rateRefused(demand.error);
  const { terms, currency } = product;
  const months = agreedMonths(product);
  const payments = paymentsByMonth(deposit, situation.payments, months);
  const plan = { monthly: deposit.principal, n: months, rate: running.rate, demandRate: demand.value, payments };
  const earned = installmentInterest(plan, terms.interest, currency);
  const span = { from: running.start, to: maturity, base: deposit.principal, months, days: 0, amount: null };
  const lines: EarnedLine[] = [{ ...span, kind: 'contract', rate: running.rate, product: earned.product }];
  if (earned.demandProduct > 0n) lines.push({ ...span, kind: 'demand', rate: demand.value, product: earned.demandProduct });
  if (date <= maturity) return ok(payment(product, { outcome: 'matured', lines, principal: balance, interest: earned.interest }));
  const overdue = interestSegment(
    { kind: 'overdue', principal: balance, from: maturity, to: date, rate: demand.value },
    { ...terms.interest, method: 'actualDays' },
    currency,
  );
  const interest = earned.interest + payableInterest([overdue.amount], terms.interest, currency);
  return ok(payment(product, { outcome: 'overdue', lines: [...lines, ofSegment(overdue)], principal: balance, interest }));
}
