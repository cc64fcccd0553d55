import { credit, debit, type JournalTemplate, ledger, template } from './journal.ts';

/** Templates of cash and tills. Amounts in minor units. */

export const cashDeposit = (amount: bigint): JournalTemplate =>
  template([debit(ledger('cash'), amount), credit(ledger('demandDeposits'), amount)]);

export const cashWithdrawal = (amount: bigint): JournalTemplate =>
  template([debit(ledger('demandDeposits'), amount), credit(ledger('cash'), amount)]);

export const feeInCash = (amount: bigint): JournalTemplate =>
  template([debit(ledger('cash'), amount), credit(ledger('feeIncome'), amount)]);

export const vaultToTill = (amount: bigint): JournalTemplate =>
  template([debit(ledger('tillCash'), amount), credit(ledger('vaultCash'), amount)]);

export const tillToVault = (amount: bigint): JournalTemplate =>
  template([debit(ledger('vaultCash'), amount), credit(ledger('tillCash'), amount)]);

/** Both lines are tills: the receiver's first. */
export const tillToTill = (amount: bigint): JournalTemplate =>
  template([debit(ledger('tillCash'), amount), credit(ledger('tillCash'), amount)]);

/** Over and short are booked each for itself; they may never be netted (长短款不得相抵). */
export const tillOver = (amount: bigint): JournalTemplate => template([debit(ledger('cash'), amount), credit(ledger('cashOver'), amount)]);

export const tillShort = (amount: bigint): JournalTemplate =>
  template([debit(ledger('cashShort'), amount), credit(ledger('cash'), amount)]);

/** After approval only. */
export const overToIncome = (amount: bigint): JournalTemplate =>
  template([debit(ledger('cashOver'), amount), credit(ledger('cashOverIncome'), amount)]);

/** After approval only. */
export const shortWrittenOff = (amount: bigint): JournalTemplate =>
  template([debit(ledger('cashShortLoss'), amount), credit(ledger('cashShort'), amount)]);
