import { credit, debit, type JournalTemplate, ledger, party, template } from './journal.ts';

/** Templates of remittances. Amounts in minor units. */

export type OutgoingRemittance = {
  readonly amount: bigint;
  readonly fee: bigint;
  readonly funded: 'account' | 'cash';
  /** The other side: the central bank at once, pending until the clearing receipt, or the bank's own clearing. */
  readonly through: 'centralBank' | 'pendingClearing' | 'clearing';
};

export const remittanceOut = ({ amount, fee, funded, through }: OutgoingRemittance): JournalTemplate =>
  template([
    debit(funded === 'cash' ? ledger('cash') : party('remitter'), amount + fee),
    credit(ledger(through), amount),
    credit(ledger('feeIncome'), fee),
  ]);

/** The clearing receipt of a payment that was pending. */
export const remittanceSettled = (amount: bigint): JournalTemplate =>
  template([debit(ledger('pendingClearing'), amount), credit(ledger('centralBank'), amount)]);

/** `matched`: to the payee. `unmatched`: suspense. `noAccount`: to be collected in person. */
export type IncomingOutcome = 'matched' | 'unmatched' | 'noAccount';

export function remittanceIn(amount: bigint, outcome: IncomingOutcome, from: 'centralBank' | 'clearing' = 'centralBank'): JournalTemplate {
  const accounts = { matched: party('payee'), unmatched: ledger('hvpsSuspense'), noAccount: ledger('remittancesPayable') } as const;
  return template([debit(ledger(from), amount), credit(accounts[outcome], amount)]);
}

export const suspenseReleased = (amount: bigint): JournalTemplate =>
  template([debit(ledger('hvpsSuspense'), amount), credit(party('payee'), amount)]);

export const suspenseReturned = (amount: bigint): JournalTemplate =>
  template([debit(ledger('hvpsSuspense'), amount), credit(ledger('centralBank'), amount)]);

/** To the branch below that keeps the account (转汇). */
export const suspenseForwarded = (amount: bigint): JournalTemplate =>
  template([debit(ledger('hvpsSuspense'), amount), credit(ledger('clearing'), amount)]);

export const remittanceCollectedInCash = (amount: bigint): JournalTemplate =>
  template([debit(ledger('remittancesPayable'), amount), credit(ledger('cash'), amount)]);
