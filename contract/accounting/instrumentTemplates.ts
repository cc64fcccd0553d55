import { type AccountRef, type BlankForm, credit, debit, type JournalTemplate, ledger, party, template } from './journal.ts';

/** Templates of drafts and cashier's cheques. Amounts in minor units. */

export type Funding = 'account' | 'cash';

const fundedBy = (funding: Funding): AccountRef => (funding === 'cash' ? ledger('cash') : party('applicant'));
const one = (form: BlankForm) => [{ side: 'OUT', form, pieces: 1 }] as const;

export const draftIssued = (amount: bigint, funding: Funding): JournalTemplate =>
  template([debit(fundedBy(funding), amount), credit(ledger('draftsIssued'), amount)], one('draft'));

/** A form that was spoilt in the printer: kept, listed, out of stock. */
export const formSpoilt = (form: BlankForm): JournalTemplate => template([], one(form));

/**
 * Paid by an agent branch of the bank: to the holder's account; or, for a holder without one, to 应解汇款 (`payable`), from which
 * cash is paid (`cash` posts both steps).
 */
export function draftPaidByAgent(actual: bigint, to: 'account' | 'payable' | 'cash'): JournalTemplate {
  const first = debit(ledger('clearing'), actual);
  if (to === 'account') return template([first, credit(party('holder'), actual)]);
  const payable = [first, credit(ledger('remittancesPayable'), actual)];
  if (to === 'payable') return template(payable);
  return template([...payable, debit(ledger('remittancesPayable'), actual), credit(ledger('cash'), actual)]);
}

/** At the issuer, the day after payment: the surplus goes to the applicant, or to 应解汇款 when the applicant has no account. */
export const draftSettled = (issued: bigint, actual: bigint, applicantHasAccount: boolean): JournalTemplate =>
  template([
    debit(ledger('draftsIssued'), issued),
    credit(ledger('clearing'), actual),
    credit(applicantHasAccount ? party('applicant') : ledger('remittancesPayable'), issued - actual),
  ]);

export const draftRefunded = (amount: bigint, to: Funding): JournalTemplate =>
  template([debit(ledger('draftsIssued'), amount), credit(fundedBy(to), amount)]);

export const cashiersChequeIssued = (amount: bigint, funding: Funding): JournalTemplate =>
  template([debit(fundedBy(funding), amount), credit(ledger('cashiersChequesIssued'), amount)], one('cashiersCheque'));

/** Paid by another branch of the bank (clearing), by another bank (through the central bank), or here. */
export function cashiersChequeSettled(amount: bigint, paidBy: 'branch' | 'otherBank' | 'here-account' | 'here-cash'): JournalTemplate {
  const accounts = {
    branch: ledger('clearing'),
    otherBank: ledger('centralBank'),
    'here-account': party('holder'),
    'here-cash': ledger('cash'),
  } as const;
  return template([debit(ledger('cashiersChequesIssued'), amount), credit(accounts[paidBy], amount)]);
}

export const cashiersChequeRefunded = (amount: bigint, to: Funding): JournalTemplate =>
  template([debit(ledger('cashiersChequesIssued'), amount), credit(fundedBy(to), amount)]);
