import { credit, debit, type JournalTemplate, ledger, party, template } from './journal.ts';

/** Templates of deposits and interest. Amounts in minor units. */

export const transferInBranch = (amount: bigint): JournalTemplate =>
  template([debit(party('payer'), amount), credit(party('payee'), amount)]);

/** Monthly: the bank owes what was earned. */
export const interestAccrual = (amount: bigint): JournalTemplate =>
  template([debit(ledger('interestExpense'), amount), credit(ledger('interestPayable'), amount)]);

/** Where the interest that is paid comes from: what was accrued before, the rest is expense of the day. */
export type InterestSource = { readonly accrued: bigint; readonly expense: bigint };

export const fromAccrued = (amount: bigint): InterestSource => ({ accrued: amount, expense: 0n });

const interestDebits = ({ accrued, expense }: InterestSource) => [
  debit(ledger('interestPayable'), accrued),
  debit(ledger('interestExpense'), expense),
];

/** Quarterly settlement of a demand account, on the 21st. */
export const demandInterestCredited = (interest: InterestSource): JournalTemplate =>
  template([...interestDebits(interest), credit(ledger('demandDeposits'), interest.accrued + interest.expense)]);

export const fixedDepositOpened = (amount: bigint, funded: 'cash' | 'account'): JournalTemplate =>
  template(
    [debit(ledger(funded === 'cash' ? 'cash' : 'demandDeposits'), amount), credit(ledger('fixedDeposits'), amount)],
    [{ side: 'OUT', form: 'certificate', pieces: 1 }],
  );

/** Principal and interest of a certificate, paid out in cash or to a demand account. */
export const fixedDepositPaid = (principal: bigint, interest: InterestSource, to: 'cash' | 'account'): JournalTemplate =>
  template([
    debit(ledger('fixedDeposits'), principal),
    ...interestDebits(interest),
    credit(ledger(to === 'cash' ? 'cash' : 'demandDeposits'), principal + interest.accrued + interest.expense),
  ]);
