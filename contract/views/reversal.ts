import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { accountNumberSchema, textSchema, traceNumberSchema, transactionCodeSchema } from '../primitives.ts';

/** What a reversal undoes, as the quote and the answer of 1501 tell it. Minor units. */
export const reversalSchema = z.object({
  reversedTrace: traceNumberSchema,
  reversedCode: transactionCodeSchema,
  reversedNameZh: textSchema(60),
  reversedNameEn: textSchema(60),
  reversedAmount: minorUnitsSchema,
  /** `given`: the till gives back what it took; `taken`: the customer gives back what they got. */
  cashBack: z.enum(['taken', 'given', 'none']),
  cashBackAmount: minorUnitsSchema,
  /** What changes on accounts, signed. */
  undoes: z.array(
    z.object({
      accountNumber: accountNumberSchema,
      holderName: textSchema(140),
      amount: z.string().regex(/^-?\d{1,18}$/),
      balanceAfter: z.string().regex(/^-?\d{1,18}$/),
    }),
  ),
});
export type Reversal = z.output<typeof reversalSchema>;
