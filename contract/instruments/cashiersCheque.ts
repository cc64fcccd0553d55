/** Printed face values of 定额银行本票, minor units. */
export const FIXED_FACE_VALUES: readonly bigint[] = [100_000n, 500_000n, 1_000_000n, 5_000_000n];

export type CashiersChequeIssue = {
  readonly amount: bigint;
  readonly form: 'fixed' | 'free';
  readonly cash: boolean;
  readonly applicant: 'individual' | 'unit';
  readonly payee: 'individual' | 'unit';
};

export type CashiersChequeRefusal = 'AMOUNT_NOT_POSITIVE' | 'NOT_A_FACE_VALUE' | 'CASH_ONLY_INDIVIDUAL_BOTH_SIDES';

/** Every reason for which a cashier's cheque may not be issued so; empty when it may. */
export function cashiersChequeRefusals(issue: CashiersChequeIssue): readonly CashiersChequeRefusal[] {
  const checks: ReadonlyArray<readonly [boolean, CashiersChequeRefusal]> = [
    [issue.amount <= 0n, 'AMOUNT_NOT_POSITIVE'],
    [issue.form === 'fixed' && !FIXED_FACE_VALUES.includes(issue.amount), 'NOT_A_FACE_VALUE'],
    [issue.cash && (issue.applicant !== 'individual' || issue.payee !== 'individual'), 'CASH_ONLY_INDIVIDUAL_BOTH_SIDES'],
  ];
  return checks.filter(([refused]) => refused).map(([, reason]) => reason);
}
