import { type Pair, type Side, SUBJECT } from '../ledger/pairs.ts';

/** Subjects of interest, MOF 2006 codes (domain: till, vouchers and accounting). */
export const INTEREST_SUBJECT = { payable: '2231', tax: '2221', expense: '6411' } as const;

const side = (subject: string): Side => ({ subject, owner: null });
const PAYABLE = side(INTEREST_SUBJECT.payable);
const EXPENSE = side(INTEREST_SUBJECT.expense);
const TAX = side(INTEREST_SUBJECT.tax);

export interface Books {
  readonly branchCode: string;
  readonly currency: string;
}

const pairOf = ({ branchCode, currency }: Books, debit: Side, credit: Side, amount: bigint): Pair[] =>
  amount === 0n
    ? []
    : amount > 0n
      ? [{ branchCode, currency, amount, debit, credit }]
      : [{ branchCode, currency, amount: -amount, debit: credit, credit: debit }];

/** Interest is set aside: 6411 / 2231. A negative amount takes back what was too much. */
export const accrualPairs = (books: Books, amount: bigint): Pair[] => pairOf(books, EXPENSE, PAYABLE, amount);

/**
 * Interest is paid to where `to` says: from 2231 what was set aside for the account, from 6411 the rest; what was set aside too
 * much goes back to 6411, and afterwards nothing is set aside. The tax is taken from the same place.
 */
export function interestPairs(
  books: Books,
  to: Side,
  paid: { readonly interest: bigint; readonly tax: bigint; readonly accrued: bigint },
): Pair[] {
  const { interest, tax, accrued } = paid;
  const aside = accrued < 0n ? 0n : accrued < interest ? accrued : interest;
  return [
    ...pairOf(books, PAYABLE, to, aside),
    ...pairOf(books, EXPENSE, to, interest - aside),
    ...accrualPairs(books, aside - accrued),
    ...pairOf(books, to, TAX, tax),
  ];
}

/** The side of a customer's account. */
export const accountSide = (accountNumber: string, subject: string = SUBJECT.deposits): Side => ({ subject, owner: accountNumber });
