import { z } from 'zod';
import { annualRateSchema } from '../interest/rate.ts';
import { minorUnitsSchema } from '../money/amount.ts';
import { accountNumberSchema, dateSchema, textSchema } from '../primitives.ts';

/** One line of the calculation: what earned which rate from when to when. */
export const interestLineSchema = z.strictObject({
  kind: z.enum(['contract', 'demand', 'overdue', 'notice', 'correction']),
  from: dateSchema,
  to: dateSchema,
  /** What earned, after the whole-yuan rule. */
  base: minorUnitsSchema,
  months: z.int().min(0),
  /** Days beyond the whole months; the first counts, the last does not. */
  days: z.int(),
  rate: annualRateSchema,
  /** In major units, kept to 厘; null where the products are summed first (积数). */
  amount: textSchema(40).nullable(),
  /** Minor-unit-days (积数) or minor-unit-months (零存整取); null where each line is computed by itself. */
  product: textSchema(40).nullable(),
});
export type InterestLine = z.output<typeof interestLineSchema>;

/** The calculation that screen and slip show: lines, interest, tax, and what is paid. */
export const interestSlipSchema = z.strictObject({
  accountNumber: accountNumberSchema,
  businessDate: dateSchema,
  outcome: textSchema(20),
  calculation: z.enum(['aggregate', 'perItem']),
  lines: z.array(interestLineSchema),
  principal: minorUnitsSchema,
  interest: minorUnitsSchema,
  tax: minorUnitsSchema,
  /** Interest less tax. */
  net: minorUnitsSchema,
});
export type InterestSlip = z.output<typeof interestSlipSchema>;
