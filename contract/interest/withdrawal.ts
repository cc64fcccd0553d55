import type { BusinessDate } from '../dates/businessDate.ts';
import { stateCouncilCalendar, type WorkingCalendar } from '../dates/calendar.ts';
import { type MinorUnits, minor } from '../money/amount.ts';
import { err, ok, type Result } from '../result.ts';
import { type FixedDeposit, interestAtMaturity, interestEarly, interestOverdue, maturityWindow } from './fixed.ts';
import { type InterestParameters, PBOC_PARAMETERS } from './parameters.ts';
import type { AnnualRate } from './rate.ts';
import type { InterestResult } from './segment.ts';

/** What the bank sets for fixed deposits; [R] until it does. */
export type FixedDepositRules = {
  /** Partial early withdrawals allowed for one certificate; PBOC says one for units. */
  readonly partialWithdrawals: number;
  /** A remainder below this closes the deposit. Minor units. */
  readonly minimumBalance: bigint;
};

export const PERSONAL_FIXED_RULES: FixedDepositRules = { partialWithdrawals: 1, minimumBalance: 5_000n };
export const UNIT_FIXED_RULES: FixedDepositRules = { partialWithdrawals: 1, minimumBalance: 1_000_000n };

export type FixedWithdrawal = {
  readonly deposit: FixedDeposit;
  readonly date: BusinessDate;
  /** Absent: everything. */
  readonly amount?: bigint;
  /** Partial withdrawals that this certificate has had. */
  readonly partialsBefore?: number;
  readonly demandRate: AnnualRate;
};

export type FixedSettlement = InterestResult & {
  readonly kind: 'matured' | 'early' | 'partial' | 'overdue';
  readonly drawn: MinorUnits;
  /** After a partial withdrawal: a new certificate with the old start and rate; the old one is cancelled. */
  readonly remaining: FixedDeposit | null;
};

export type FixedWithdrawalError =
  | { readonly code: 'WITHDRAWAL_BEFORE_START' }
  | { readonly code: 'WITHDRAWAL_NOT_POSITIVE' }
  | { readonly code: 'WITHDRAWAL_ABOVE_PRINCIPAL'; readonly principal: bigint }
  | { readonly code: 'PARTIAL_WITHDRAWALS_USED_UP'; readonly allowed: number }
  | { readonly code: 'REMAINDER_BELOW_MINIMUM'; readonly remainder: bigint; readonly minimum: bigint }
  | { readonly code: 'PARTIAL_ONLY_BEFORE_MATURITY' };

/**
 * What a fixed deposit pays when the customer draws it on a given day, by whichever rule the day falls under.
 * `REMAINDER_BELOW_MINIMUM` asks the teller to draw everything: the rule closes such a deposit.
 */
export function withdrawFixed(
  withdrawal: FixedWithdrawal,
  rules: FixedDepositRules = PERSONAL_FIXED_RULES,
  parameters: InterestParameters = PBOC_PARAMETERS,
  calendar: WorkingCalendar = stateCouncilCalendar,
): Result<FixedSettlement, FixedWithdrawalError> {
  const { deposit, date, demandRate } = withdrawal;
  const amount = withdrawal.amount ?? deposit.principal;
  if (date < deposit.start) return err({ code: 'WITHDRAWAL_BEFORE_START' });
  if (amount <= 0n) return err({ code: 'WITHDRAWAL_NOT_POSITIVE' });
  if (amount > deposit.principal) return err({ code: 'WITHDRAWAL_ABOVE_PRINCIPAL', principal: deposit.principal });
  const window = maturityWindow(deposit, calendar);
  const remainder = deposit.principal - amount;
  if (remainder > 0n) {
    if (date >= window.from) return err({ code: 'PARTIAL_ONLY_BEFORE_MATURITY' });
    if ((withdrawal.partialsBefore ?? 0) >= rules.partialWithdrawals) {
      return err({ code: 'PARTIAL_WITHDRAWALS_USED_UP', allowed: rules.partialWithdrawals });
    }
    if (remainder < rules.minimumBalance) return err({ code: 'REMAINDER_BELOW_MINIMUM', remainder, minimum: rules.minimumBalance });
    const part = interestEarly({ ...deposit, principal: amount }, { date, demandRate }, parameters);
    return ok({ ...part, kind: 'partial', drawn: minor(amount), remaining: { ...deposit, principal: remainder } });
  }
  const drawn = minor(amount);
  if (date < window.from) return ok({ ...interestEarly(deposit, { date, demandRate }, parameters), kind: 'early', drawn, remaining: null });
  if (date <= window.maturity) return ok({ ...interestAtMaturity(deposit, parameters), kind: 'matured', drawn, remaining: null });
  return ok({ ...interestOverdue(deposit, { date, demandRate }, parameters), kind: 'overdue', drawn, remaining: null });
}
