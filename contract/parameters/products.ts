import { z } from 'zod';
import { currencySchema } from '../money/currency.ts';
import { limitSchema, namesSchema } from './common.ts';

/** A product's public terms, as the counter tells them. Key: the product's code. Rates are posted on the rate board, not here. */
export const productTermsSchema = z.strictObject({
  names: namesSchema,
  kind: z.enum(['demand', 'fixed', 'notice', 'installment', 'fixedOrDemand']),
  holders: z
    .array(z.enum(['person', 'company']))
    .min(1)
    .max(2),
  currencies: z.array(currencySchema).min(1).max(20),
  minimumDeposit: limitSchema,
  /** Terms on offer; empty for products without a term. */
  termMonths: z.array(z.int().min(1).max(120)).max(20),
  /** How interest is counted; printed on the slip (`contract/interest/parameters.ts`). */
  interest: z.strictObject({
    method: z.enum(['wholeMonths', 'actualDays', 'thirty360']),
    yearBase: z.literal([360, 365, 'actual']),
    ends: z.enum(['head', 'both', 'tail']),
    wholeMajorUnits: z.boolean(),
    segmentDecimals: z.int().min(0).max(8),
    rounding: z.enum(['half-up', 'down', 'up']),
  }),
});
