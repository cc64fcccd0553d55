import { fixedOrDemandInterest, PBOC_FIXED_OR_DEMAND } from '../../contract/interest/fixedOrDemand.ts';
import type { AnnualRate } from '../../contract/interest/rate.ts';
import { ok, type Result } from '../../contract/result.ts';
import { type InterestPayment, ofSegment, payment } from './payment.ts';
import { type InterestRefusal, rateRefused, refused } from './refusal.ts';
import type { SituationOf } from './situation.ts';

/** 定活两便: drawn whole, at demand or at a share of the fixed rate of the term that it reached. */
export function drawFixedOrDemand(situation: SituationOf<'fixed' | 'notice' | 'fixedOrDemand'>): Result<InterestPayment, InterestRefusal> {
  const { product, rates, date, deposit, balance } = situation;
  if (date < deposit.termStartedOn) return refused('WITHDRAWAL_BEFORE_START');
  if (situation.amount !== undefined && situation.amount !== balance) return refused('PARTIAL_NOT_POSSIBLE');
  const rules = product.terms.fixedOrDemand ?? PBOC_FIXED_OR_DEMAND;
  const demand = rates.at({ code: product.terms.demandRateCode, term: '' }, date);
  if (!demand.ok) return rateRefused(demand.error);
  const fixed = new Map<number, AnnualRate>();
  for (const months of rules.bands) {
    const term = months % 12 === 0 ? `${months / 12}Y` : `${months}M`;
    const rate = rates.at({ code: product.terms.rateCode, term }, date, balance);
    if (!rate.ok) return rateRefused(rate.error);
    fixed.set(months, rate.value);
  }
  const { segments, interest } = fixedOrDemandInterest(
    {
      principal: balance,
      start: deposit.termStartedOn,
      withdrawal: date,
      demandRate: demand.value,
      fixedRate: (months) => fixed.get(months) ?? demand.value,
    },
    rules,
    product.terms.interest,
  );
  return ok(payment(product, { outcome: 'closed', lines: segments.map(ofSegment), principal: balance, interest }));
}
