import type { BusinessDate } from '../dates/businessDate.ts';
import { type MinorUnits, minor } from '../money/amount.ts';
import { err, ok, type Result } from '../result.ts';
import { type FixedDeposit, interestAtMaturity, interestEarly, maturityOf } from './fixed.ts';
import { type InterestParameters, PBOC_PARAMETERS } from './parameters.ts';
import type { AnnualRate } from './rate.ts';
import type { InterestResult, InterestSegment } from './segment.ts';
import type { RateUnknown } from './tiers.ts';

/** One finished term: its interest was added to the principal on its last day. */
export type RolledTerm = {
  readonly deposit: FixedDeposit;
  readonly maturity: BusinessDate;
  readonly segments: readonly InterestSegment[];
  readonly balance: MinorUnits;
};

export type RolloverResult = {
  readonly terms: readonly RolledTerm[];
  /** The unfinished last term, paid at demand; null when drawn on a maturity day. */
  readonly tail: InterestResult | null;
  /** Principal and all interest. */
  readonly total: MinorUnits;
};

/**
 * A deposit that rolls over by agreement: at each maturity the interest is capitalised and a new term of the same length begins at
 * the rate posted that day (`rateOn`); an unfinished last term earns the demand rate of the day of withdrawal.
 */
export function rolloverInterest(
  deposit: FixedDeposit,
  withdrawal: { readonly date: BusinessDate; readonly demandRate: AnnualRate },
  rateOn: (date: BusinessDate) => Result<AnnualRate, RateUnknown>,
  parameters: InterestParameters = PBOC_PARAMETERS,
): Result<RolloverResult, RateUnknown> {
  const terms: RolledTerm[] = [];
  let current = deposit;
  let maturity = maturityOf(deposit.start, deposit.term);
  while (maturity <= withdrawal.date) {
    // The rate of a later term is asked for only when the term is finished: an unfinished one earns demand.
    if (terms.length > 0) {
      const rate = rateOn(current.start);
      if (!rate.ok) return err(rate.error);
      current = { ...current, rate: rate.value };
    }
    const { interest, segments } = interestAtMaturity(current, parameters);
    const balance = minor(current.principal + interest);
    terms.push({ deposit: current, maturity, segments, balance });
    current = { ...current, start: maturity, principal: balance };
    if (maturity === withdrawal.date) return ok({ terms, tail: null, total: balance });
    maturity = maturityOf(current.start, current.term);
  }
  const tail = interestEarly(current, withdrawal, parameters);
  return ok({ terms, tail, total: minor(current.principal + tail.interest) });
}
