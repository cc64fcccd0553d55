import { describe, expect, it } from 'vitest';
import { type CashiersChequeIssue, cashiersChequeRefusals } from './cashiersCheque.ts';

const issue: CashiersChequeIssue = { amount: 500_000n, form: 'fixed', cash: false, applicant: 'individual', payee: 'unit' };

describe("issuing a cashier's cheque", () => {
  it.each<[string, Partial<CashiersChequeIssue>, readonly string[]]>([
    ['a printed face value', {}, []],
    ['any amount on a free form', { form: 'free', amount: 123n }, []],
    ['another amount on a fixed form', { amount: 600_000n }, ['NOT_A_FACE_VALUE']],
    ['cash for a company', { cash: true }, ['CASH_ONLY_INDIVIDUAL_BOTH_SIDES']],
    ['cash between people', { cash: true, payee: 'individual' }, []],
    ['nothing', { form: 'free', amount: 0n }, ['AMOUNT_NOT_POSITIVE']],
  ])('%s', (_, changes, reasons) => {
    expect(cashiersChequeRefusals({ ...issue, ...changes })).toEqual(reasons);
  });
});
