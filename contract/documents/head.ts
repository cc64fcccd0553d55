import type { DocumentHead, Person } from './inputs.ts';

/** Whose counter it is; the bank's name is configuration, the branch the session's. */
export interface Counter {
  readonly bankName: string;
  readonly branchCode: string;
  readonly branchName: string;
}

/** Who stands behind a paper and when it is printed. `printedAt`: an instant in UTC; the paper shows the branch's time. `reprint`: 0 for the first print. */
export interface Printing {
  readonly counter: Counter;
  readonly teller: Person;
  readonly overriddenBy: readonly Person[];
  readonly printedAt: string;
  readonly reprint: number;
}

/** The head of a paper of what was booked on that date; a paper of something that is not booked has no trace number. */
export const headOf = (
  { counter, ...printing }: Printing,
  posted: { readonly businessDate: string; readonly traceNumber: string | null },
): DocumentHead => ({
  bankName: counter.bankName,
  branchCode: counter.branchCode,
  branchName: counter.branchName,
  businessDate: posted.businessDate,
  traceNumber: posted.traceNumber,
  teller: printing.teller,
  overriddenBy: [...printing.overriddenBy],
  printedAt: printing.printedAt,
  reprint: printing.reprint,
});
