import { noticeInterest } from '../../contract/interest/notice.ts';
import { fromWire } from '../../contract/money/amount.ts';
import { ok, type Result } from '../../contract/result.ts';
import { type InterestPayment, ofSegment, payment } from './payment.ts';
import { type InterestRefusal, rateRefused, refused } from './refusal.ts';
import type { SituationOf } from './situation.ts';

/** A withdrawal from a call deposit (通知存款): the rate of the day for what was agreed, demand for the rest. */
export function drawCall(situation: SituationOf<'fixed' | 'notice' | 'fixedOrDemand'>): Result<InterestPayment, InterestRefusal> {
  const { product, rates, date, deposit, balance } = situation;
  const { terms } = product;
  const draw = situation.amount ?? balance;
  if (date < deposit.termStartedOn) return refused('WITHDRAWAL_BEFORE_START');
  if (draw <= 0n) return refused('WITHDRAWAL_NOT_POSITIVE');
  if (draw > balance) return refused('WITHDRAWAL_ABOVE_PRINCIPAL');
  const call = rates.at({ code: terms.rateCode, term: product.term }, date, balance);
  const demand = rates.at({ code: terms.demandRateCode, term: '' }, date);
  if (!call.ok) return rateRefused(call.error);
  if (!demand.ok) return rateRefused(demand.error);
  const { segments, interest, plan } = noticeInterest(
    {
      kind: product.term === '1D' ? '1D' : '7D',
      balance,
      start: deposit.termStartedOn,
      date,
      draw,
      notice: deposit.notice,
      unusedNotices: deposit.unusedNotices,
    },
    { notice: call.value, demand: demand.value },
    { open: fromWire(terms.minimumBalance), draw: fromWire(terms.minimumDraw) },
    terms.interest,
  );
  return ok(
    payment(product, {
      outcome: plan.closes ? 'closed' : 'partial',
      lines: segments.map(ofSegment),
      principal: balance - plan.remaining,
      interest,
      remaining: plan.closes ? null : { principal: plan.remaining, newCertificate: false },
    }),
  );
}
