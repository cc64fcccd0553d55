import type { Accepted } from '../../contract/central/transactions.ts';
import { toWire } from '../../contract/money/amount.ts';

/** Subjects that postings use, MOF 2006 codes (domain: till, vouchers and accounting). */
export const SUBJECT = {
  cash: '1001',
  centralBank: '1003',
  deposits: '2011',
  clearing: '3001',
  capital: '4001',
} as const;

/** A side of a pair: a subject and, where it has a subledger, the account or till. */
export interface Side {
  readonly subject: string;
  readonly owner: string | null;
}

/** One amount that is debited to one side and credited to the other, in the books of one branch. Always balanced. */
export interface Pair {
  readonly branchCode: string;
  readonly currency: string;
  /** Minor units, positive. */
  readonly amount: bigint;
  readonly debit: Side;
  readonly credit: Side;
}

const CLEARING: Side = { subject: SUBJECT.clearing, owner: null };

/**
 * Debits one side and credits the other, each in the books of its branch. Between two branches the amount passes through
 * 3001 in both, so that each branch's books balance by themselves.
 */
export function between(
  debit: Side & { readonly branchCode: string },
  credit: Side & { readonly branchCode: string },
  currency: string,
  amount: bigint,
): Pair[] {
  const from: Side = { subject: debit.subject, owner: debit.owner };
  const to: Side = { subject: credit.subject, owner: credit.owner };
  if (debit.branchCode === credit.branchCode) return [{ branchCode: debit.branchCode, currency, amount, debit: from, credit: to }];
  return [
    { branchCode: debit.branchCode, currency, amount, debit: from, credit: CLEARING },
    { branchCode: credit.branchCode, currency, amount, debit: CLEARING, credit: to },
  ];
}

/** The entry in its usual form, one debit and one credit line per pair. `accountNumber` names accounts only, not tills. */
export const toEntryLines = (pairs: readonly Pair[]): Accepted['entries'] =>
  pairs.flatMap(({ amount, debit, credit }) => [
    { side: 'D' as const, subject: debit.subject, accountNumber: accountOf(debit), amount: toWire(amount) },
    { side: 'C' as const, subject: credit.subject, accountNumber: accountOf(credit), amount: toWire(amount) },
  ]);

const accountOf = (side: Side): string | null => (side.subject === SUBJECT.cash ? null : side.owner);
