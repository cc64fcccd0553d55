import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { maturityOf } from '../../contract/interest/fixed.ts';
import { balanceStretches } from '../../contract/interest/products.ts';
import { interestSegment, payableInterest } from '../../contract/interest/segment.ts';
import { ok, type Result } from '../../contract/result.ts';
import { closeInterest } from './close.ts';
import { runningTerm } from './fixed.ts';
import { type InterestRefusal, rateRefused } from './refusal.ts';
import type { InterestSituation, SituationOf } from './situation.ts';

type Amount = Result<bigint, InterestRefusal>;

/** At the contract's rate to maturity, at demand after it: the bank expects that the customer keeps the contract. */
function termAccrued(situation: SituationOf<'fixed' | 'notice' | 'fixedOrDemand'>): Amount {
  const { product, rates, date, balance, deposit } = situation;
  const running = runningTerm(deposit, balance, product);
  if (running === null || date <= running.start) return ok(0n);
  const { interest, demandRateCode } = product.terms;
  const maturity = maturityOf(running.start, running.term);
  const end = date < maturity ? date : maturity;
  const { start: from, rate, principal } = running;
  const amounts = [interestSegment({ kind: 'contract', principal, from, to: end, rate }, interest, product.currency).amount];
  if (date > maturity) {
    const demand = rates.at({ code: demandRateCode, term: '' }, date);
    if (!demand.ok) return rateRefused(demand.error);
    const late = { kind: 'overdue', principal, from: maturity, to: date, rate: demand.value } as const;
    amounts.push(interestSegment(late, { ...interest, method: 'actualDays' }, product.currency).amount);
  }
  return ok(payableInterest(amounts, interest, product.currency));
}

/** At the call rate of the day, as if notice will be given. */
function callAccrued({ product, rates, date, balance, deposit }: SituationOf<'fixed' | 'notice' | 'fixedOrDemand'>): Amount {
  const rate = rates.at({ code: product.terms.rateCode, term: product.term }, date, balance);
  if (!rate.ok) return rateRefused(rate.error);
  if (date <= deposit.termStartedOn) return ok(0n);
  const { interest } = product.terms;
  const segment = { kind: 'notice', principal: balance, from: deposit.termStartedOn, to: date, rate: rate.value } as const;
  return ok(
    payableInterest([interestSegment(segment, { ...interest, method: 'actualDays' }, product.currency).amount], interest, product.currency),
  );
}

/** Each instalment by its days at the agreed rate, until maturity; afterwards what closing would pay. */
function planAccrued(situation: SituationOf<'instalment'>): Amount {
  const { product, date, deposit, payments } = situation;
  if (deposit.contractRate === null || (deposit.maturesOn !== null && date >= deposit.maturesOn)) return drawn(situation);
  const { contractRate: rate } = deposit;
  const { interest } = product.terms;
  const changes = payments.map((each) => ({ date: each.date, change: each.amount }));
  const amounts = balanceStretches(changes, date, interest, product.currency).map(({ from, to, balance }) => {
    const segment = { kind: 'contract', principal: balance, from, to, rate } as const;
    return interestSegment(segment, { ...interest, method: 'actualDays' }, product.currency).amount;
  });
  return ok(payableInterest(amounts, interest, product.currency));
}

function drawn(situation: InterestSituation): Amount {
  const closed = closeInterest(situation);
  return closed.ok ? ok(closed.value.interest) : closed;
}

/**
 * What an account has earned before the situation's date and was not paid yet, in minor units: what stands in 2231 for it. An
 * estimate for contracts that the customer may still break, exact for demand accounts.
 */
export function earnedSoFar(situation: InterestSituation): Amount {
  switch (situation.kind) {
    case 'demand':
      return drawn(situation);
    case 'fixed':
      return termAccrued(situation);
    case 'notice':
      return callAccrued(situation);
    case 'fixedOrDemand':
      return situation.date <= situation.deposit.termStartedOn ? ok<bigint>(0n) : drawn(situation);
    case 'instalment':
      return situation.date <= situation.deposit.openedOn ? ok<bigint>(0n) : planAccrued(situation);
  }
}

/** The first day that is not earned yet, for accruals through a month's end. */
export const firstOfMonth = (date: BusinessDate): BusinessDate => `${date.slice(0, 8)}01` as BusinessDate;
