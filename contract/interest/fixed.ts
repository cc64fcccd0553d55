import { addDays, addMonths, type BusinessDate } from '../dates/businessDate.ts';
import { rollBack, rollForward, type WorkingCalendar } from '../dates/calendar.ts';
import { err, ok, type Result } from '../result.ts';
import type { InterestParameters } from './parameters.ts';
import type { AnnualRate } from './rate.ts';
import { type InterestResult, type InterestSegment, interestResult, interestSegment } from './segment.ts';

/** A deposit's term: months (a year is 12) or days. */
export type Term = { readonly months: number } | { readonly days: number };

/** Reads `6M`, `1Y`, `7D`. */
export function parseTerm(text: string): Result<Term, { readonly code: 'TERM_MALFORMED'; readonly text: string }> {
  const parts = /^([1-9]\d{0,3})([DMY])$/.exec(text.trim().toUpperCase());
  if (!parts) return err({ code: 'TERM_MALFORMED', text });
  const count = Number(parts[1]);
  return ok(parts[2] === 'D' ? { days: count } : { months: parts[2] === 'Y' ? count * 12 : count });
}

/** The same day of the month when the term ends; the month's last day when there is none. */
export const maturityOf = (start: BusinessDate, term: Term): BusinessDate =>
  'months' in term ? addMonths(start, term.months) : addDays(start, term.days);

/** A fixed-term deposit as its certificate says. */
export type FixedDeposit = {
  readonly principal: bigint;
  readonly start: BusinessDate;
  readonly term: Term;
  /** Posted on the opening day; it holds for the whole term whatever happens to rates. */
  readonly rate: AnnualRate;
};

/**
 * When the money may be drawn as matured. A maturity on a holiday may be drawn on the last working day before without penalty, or
 * on the next working day, in which case the days beyond maturity count as overdue.
 */
export function maturityWindow(
  deposit: FixedDeposit,
  calendar: WorkingCalendar,
): { readonly maturity: BusinessDate; readonly from: BusinessDate; readonly next: BusinessDate } {
  const maturity = maturityOf(deposit.start, deposit.term);
  return { maturity, from: rollBack(maturity, calendar), next: rollForward(maturity, calendar) };
}

/** Interest of the whole term at the contract rate. */
export const termSegment = (deposit: FixedDeposit, parameters: InterestParameters): InterestSegment =>
  interestSegment(
    {
      kind: 'contract',
      principal: deposit.principal,
      from: deposit.start,
      to: maturityOf(deposit.start, deposit.term),
      rate: deposit.rate,
    },
    parameters,
  );

/** At maturity, or on the last working day before a maturity that is a holiday: the full term at the contract rate. */
export const interestAtMaturity = (deposit: FixedDeposit, parameters: InterestParameters): InterestResult =>
  interestResult([termSegment(deposit, parameters)], parameters);

// Time outside the contract is paid like a demand deposit: by actual days, whatever the product's own method is.
const demandDays = (parameters: InterestParameters): InterestParameters => ({ ...parameters, method: 'actualDays' });

/** Drawn before maturity: actual days at the demand rate posted on the day of withdrawal. */
export const interestEarly = (
  deposit: FixedDeposit,
  withdrawal: { readonly date: BusinessDate; readonly demandRate: AnnualRate },
  parameters: InterestParameters,
): InterestResult =>
  interestResult(
    [
      interestSegment(
        { kind: 'demand', principal: deposit.principal, from: deposit.start, to: withdrawal.date, rate: withdrawal.demandRate },
        demandDays(parameters),
      ),
    ],
    parameters,
  );

/** Drawn after maturity without rollover: the term at the contract rate, the days after it at demand, on the principal only. */
export const interestOverdue = (
  deposit: FixedDeposit,
  withdrawal: { readonly date: BusinessDate; readonly demandRate: AnnualRate },
  parameters: InterestParameters,
): InterestResult & { readonly term: InterestSegment; readonly overdue: InterestSegment } => {
  const term = termSegment(deposit, parameters);
  const overdue = interestSegment(
    { kind: 'overdue', principal: deposit.principal, from: term.to, to: withdrawal.date, rate: withdrawal.demandRate },
    demandDays(parameters),
  );
  return { ...interestResult([term, overdue], parameters), term, overdue };
};
