import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { textSchema } from '../primitives.ts';

/** Demand, fixed, call (通知存款), instalment savings (零存整取) and fixed-or-demand (定活两便). */
export const productKindSchema = z.enum(['demand', 'fixed', 'notice', 'instalment', 'fixedOrDemand']);
export type ProductKind = z.output<typeof productKindSchema>;

/** How a product counts; see `InterestParameters` for what each means. */
export const interestParametersSchema = z.strictObject({
  method: z.enum(['wholeMonths', 'actualDays', 'thirty360']),
  yearBase: z.union([z.literal(360), z.literal(365), z.literal('actual')]),
  ends: z.enum(['head', 'both', 'tail']),
  wholeMajorUnits: z.boolean(),
  segmentDecimals: z.int().min(0).max(8),
  rounding: z.enum(['half-up', 'down', 'up']),
});

/**
 * What a bank sets for a product from a date on (domain: interest). A running deposit keeps the terms of the day on which its
 * term began; demand accounts follow the newest.
 */
export const productTermsSchema = z.strictObject({
  /** 积数 sums daily balances and multiplies once; 逐笔 computes and cuts each item by itself. */
  calculation: z.enum(['aggregate', 'perItem']),
  interest: interestParametersSchema,
  /** The rate board that the product earns, together with the product's term. */
  rateCode: textSchema(20).min(1),
  /** The board for time outside of the contract: early, overdue, without notice. */
  demandRateCode: textSchema(20).min(1),
  rateMode: z.enum(['single', 'tiered']),
  holder: z.enum(['individual', 'unit']),
  /** Whether the tax on savings interest is withheld. */
  savingsTax: z.boolean(),
  /** When interest is set aside: each day, or at the end of the month. */
  accrual: z.enum(['daily', 'monthly']),
  minimumOpen: minorUnitsSchema,
  minimumDraw: minorUnitsSchema,
  /** A remainder below this closes the deposit. */
  minimumBalance: minorUnitsSchema,
  /** Parts that may be drawn early from one certificate. */
  partialWithdrawals: z.int().min(0).max(99),
  fixedOrDemand: z.strictObject({ bands: z.array(z.int().min(1)).min(1).max(10), percent: z.int().min(1).max(100) }).nullable(),
  overdraft: z.literal('forbidden'),
});
export type ProductTerms = z.output<typeof productTermsSchema>;
