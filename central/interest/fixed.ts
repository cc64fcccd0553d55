import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { FixedDeposit } from '../../contract/interest/fixed.ts';
import { rolloverInterest } from '../../contract/interest/rollover.ts';
import { type FixedDepositRules, withdrawFixed } from '../../contract/interest/withdrawal.ts';
import { fromWire } from '../../contract/money/amount.ts';
import { ok, type Result } from '../../contract/result.ts';
import { type Product, termOf } from '../products/product.ts';
import type { RateMissing } from '../products/rates.ts';
import { type InterestPayment, ofSegment, payment } from './payment.ts';
import { type InterestRefusal, rateRefused, refused, withdrawalRefused } from './refusal.ts';
import type { Deposit, SituationOf } from './situation.ts';

/** The running term as the contract's rules take it. Null: the deposit has no agreed end. */
export const runningTerm = (deposit: Deposit, balance: bigint, product: Product): FixedDeposit | null =>
  deposit.contractRate === null
    ? null
    : { principal: balance, start: deposit.termStartedOn, term: termOf(product), rate: deposit.contractRate };

const rulesOf = ({ terms }: Product): FixedDepositRules => ({
  partialWithdrawals: terms.partialWithdrawals,
  minimumBalance: fromWire(terms.minimumBalance),
});

/** A rollover deposit whose maturities have passed without the end of the day: the terms are computed one after the other. */
function drawRolled(
  situation: SituationOf<'fixed' | 'notice' | 'fixedOrDemand'>,
  running: FixedDeposit,
): Result<InterestPayment, InterestRefusal> {
  const { product, rates, date } = situation;
  const demand = rates.at({ code: product.terms.demandRateCode, term: '' }, date);
  if (!demand.ok) return rateRefused(demand.error);
  let missing: RateMissing | null = null;
  const rateOn = (on: BusinessDate) => {
    const rate = rates.at({ code: product.terms.rateCode, term: product.term }, on, running.principal);
    if (!rate.ok) missing = rate.error;
    return rate;
  };
  const rolled = rolloverInterest(running, { date, demandRate: demand.value }, rateOn, product.terms.interest);
  if (!rolled.ok) return rateRefused(missing ?? { ...rolled.error, rate: product.terms.rateCode });
  const segments = [...rolled.value.terms.flatMap((term) => term.segments), ...(rolled.value.tail?.segments ?? [])];
  const interest = rolled.value.total - running.principal;
  return ok(payment(product, { outcome: 'rolled', lines: segments.map(ofSegment), principal: running.principal, interest }));
}

/** At maturity, in full or in part before it, or after it: whichever rule the day falls under (domain: interest). */
export function drawFixed(situation: SituationOf<'fixed' | 'notice' | 'fixedOrDemand'>): Result<InterestPayment, InterestRefusal> {
  const { product, rates, date, deposit, balance, calendar } = situation;
  const running = runningTerm(deposit, balance, product);
  if (running === null) return refused('DEPOSIT_UNKNOWN', { accountNumber: deposit.accountNumber });
  if (deposit.rollover && deposit.maturesOn !== null && date > deposit.maturesOn) {
    if (situation.amount !== undefined && situation.amount !== balance) return refused('PARTIAL_NOT_POSSIBLE');
    return drawRolled(situation, running);
  }
  const demand = rates.at({ code: product.terms.demandRateCode, term: '' }, date);
  if (!demand.ok) return rateRefused(demand.error);
  const settled = withdrawFixed(
    {
      deposit: running,
      date,
      ...(situation.amount === undefined ? {} : { amount: situation.amount }),
      partialsBefore: deposit.partials,
      demandRate: demand.value,
    },
    rulesOf(product),
    product.terms.interest,
    calendar,
  );
  if (!settled.ok) return withdrawalRefused(settled.error);
  const { kind, segments, drawn, interest, remaining } = settled.value;
  return ok(
    payment(product, {
      outcome: kind,
      lines: segments.map(ofSegment),
      principal: drawn,
      interest,
      remaining: remaining === null ? null : { principal: remaining.principal, newCertificate: true },
    }),
  );
}
