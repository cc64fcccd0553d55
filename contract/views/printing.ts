import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { dateSchema, tellerIdSchema, textSchema, traceNumberSchema } from '../primitives.ts';
import { passbookViewSchema } from './customer.ts';

/** One entry that waits to be printed in a passbook. */
export const passbookLineSchema = z.strictObject({
  /** Order of the entry on its account, rising without gaps. */
  sequence: z.int().min(1),
  date: dateSchema,
  /** Short summary as printed, for example 现存. */
  summaryZh: textSchema(12),
  summaryEn: textSchema(24),
  /** Signed: positive is a credit (deposit), negative a debit (withdrawal). */
  amount: minorUnitsSchema,
  balance: minorUnitsSchema,
  tellerId: tellerIdSchema,
  traceNumber: traceNumberSchema,
});
export type PassbookLine = z.output<typeof passbookLineSchema>;

export const unpostedLinesSchema = z.strictObject({
  passbook: passbookViewSchema,
  /** Oldest first; the first goes to `passbook.nextLine`. */
  lines: z.array(passbookLineSchema).max(500),
});
export type UnpostedLines = z.output<typeof unpostedLinesSchema>;
