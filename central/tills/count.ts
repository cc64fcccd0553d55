import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { refuse } from '../answer.ts';
import type { Tx } from '../database/serializable.ts';
import { type Pair, SUBJECT } from '../ledger/pairs.ts';
import type { Written } from '../posting/plan.ts';
import { CASH_SUBJECT } from './subjects.ts';
import type { Till } from './tills.ts';

/** More or less than booked, in fen. */
export interface Difference {
  readonly kind: 'over' | 'short';
  readonly amount: bigint;
}

export function differenceOf(till: Till, counted: bigint): Difference | null {
  if (counted === till.balance) return null;
  return counted > till.balance ? { kind: 'over', amount: counted - till.balance } : { kind: 'short', amount: till.balance - counted };
}

/** 1001 / 2241 when there is more, 1221 / 1001 when there is less: each for itself, never netted (domain: till). */
export function differencePairs(till: Till, { kind, amount }: Difference): Pair[] {
  const cash = { subject: SUBJECT.cash, owner: till.id };
  const sides =
    kind === 'over'
      ? { debit: cash, credit: { subject: CASH_SUBJECT.over, owner: null } }
      : { debit: { subject: CASH_SUBJECT.short, owner: null }, credit: cash };
  return [{ branchCode: till.branchCode, currency: till.currency, amount, ...sides }];
}

export const refuseUnexplained = (till: Till, counted: bigint, difference: Difference) =>
  refuse('TILL_DIFFERENCE_UNEXPLAINED', {
    tillId: till.id,
    kind: difference.kind,
    counted: formatAmount(counted, CNY),
    booked: formatAmount(till.balance, CNY),
    difference: formatAmount(difference.amount, CNY),
  });

interface CountRow {
  readonly till: Till;
  readonly kind: 'check' | 'close' | 'handOver';
  readonly businessDate: string;
  readonly counted: bigint;
  readonly denominations: Readonly<Record<string, number>>;
  readonly tellerId: string;
  readonly secondTeller: string | null;
  readonly seal?: string | undefined;
}

/** Puts a count into the register. */
export async function writeCount(tx: Tx, { traceNumber, postedAt }: Written, row: CountRow): Promise<void> {
  await tx
    .insertInto('cash_counts')
    .values({
      number: traceNumber,
      branch_code: row.till.branchCode,
      till_id: row.till.id,
      kind: row.kind,
      business_date: row.businessDate,
      currency: row.till.currency,
      counted: row.counted,
      booked: row.till.balance,
      denominations: JSON.stringify(row.denominations),
      teller_id: row.tellerId,
      second_teller: row.secondTeller,
      seal: row.seal ?? null,
      counted_at: postedAt,
    })
    .execute();
}

/** Puts a difference into the register, with who explained it and before whom. */
export async function writeDifference(
  tx: Tx,
  { traceNumber, postedAt }: Written,
  row: Omit<CountRow, 'kind' | 'secondTeller'> & {
    readonly difference: Difference;
    readonly explanation: string;
    readonly witness: string;
  },
): Promise<void> {
  await tx
    .insertInto('cash_differences')
    .values({
      number: traceNumber,
      branch_code: row.till.branchCode,
      till_id: row.till.id,
      business_date: row.businessDate,
      currency: row.till.currency,
      kind: row.difference.kind,
      amount: row.difference.amount,
      explanation: row.explanation,
      explained_by: row.tellerId,
      witness: row.witness,
      state: 'open',
      found_at: postedAt,
    })
    .execute();
}
