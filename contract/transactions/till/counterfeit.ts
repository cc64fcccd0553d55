import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { currencySchema } from '../../money/currency.ts';
import { textSchema } from '../../primitives.ts';

/** Counterfeit money that was taken in from a holder (PBOC Order [2019] No. 3): one kind of piece, one certificate. */
export const counterfeitShape = {
  item: z.enum(['cny-note', 'cny-coin', 'foreign']),
  currency: currencySchema,
  /** Face value of one piece. */
  // Judged as text: what is no number at all gets here too, and is refused for that.
  faceValue: minorUnitsSchema.refine((text) => /^[1-9]/.test(text), { error: 'AMOUNT_ZERO' }),
  /** Serial numbers of notes; coins have none. */
  serials: z.array(z.string().regex(/^[A-Z0-9]{1,20}$/)).max(100),
  pieces: z.int().min(1).max(10_000),
  /** 假币收缴凭证 */
  certificateNumber: z.string().regex(/^[A-Z0-9-]{1,30}$/),
  holderName: textSchema(60).min(1),
  holderIdType: textSchema(20).min(1),
  holderIdNumber: textSchema(40).min(1),
};
