import { type BusinessDate, daysBetween } from '../../contract/dates/businessDate.ts';
import { latePenalty } from '../../contract/instruments/collection.ts';
import { type AccountRow, available } from '../accounts/account.ts';
import type { CollectionRow } from './collectionRegister.ts';

/** What a payer can pay of a collection now: on the amount itself, and the late fee on that part. Minor units. */
export interface CollectionPayment {
  readonly paid: bigint;
  readonly late: bigint;
}

const RATE = { numerator: 5n, denominator: 10_000n } as const;

/** The most whose late fee the account covers with it. */
function covered(free: bigint, days: number): bigint {
  let paid = (free * RATE.denominator) / (RATE.denominator + RATE.numerator * BigInt(days));
  while (paid > 0n && paid + latePenalty(paid, days) > free) paid -= 1n;
  return paid;
}

/**
 * All of what is owed, or as much as the account has: of a collection with acceptance the rest stays owed and costs 0.05 % a day from its
 * last day on; an entrusted collection is paid as a whole or not at all. Null: nothing can be paid.
 */
export function collectionPayment(row: CollectionRow, payer: AccountRow | null, today: BusinessDate): CollectionPayment | null {
  if (payer === null || payer.state !== 'active' || payer.debit_stop || row.due_on === null) return null;
  const free = available(payer);
  const owed = row.amount - row.paid;
  const days = row.kind === 'entrusted' ? 0 : Math.max(0, daysBetween(row.due_on as BusinessDate, today));
  const whole = latePenalty(owed, days);
  if (free >= owed + whole) return { paid: owed, late: whole };
  if (row.kind === 'entrusted' || free <= 0n) return null;
  const paid = covered(free, days);
  return paid > 0n ? { paid, late: latePenalty(paid, days) } : null;
}
