import { z } from 'zod';
import { textSchema } from '../../primitives.ts';
import { voucherNumberSchema } from '../../vouchers/range.ts';
import { posting } from '../definition.ts';
import { witnessSchema } from '../till/transfer.ts';
import { voucherTypeSchema } from './shapes.ts';

export const voidVoucherRequestSchema = z.strictObject({
  type: voucherTypeSchema,
  number: voucherNumberSchema,
  /** A spoilt form is kept with the day's vouchers; a lost one is gone, which a supervisor witnesses. */
  fate: z.enum(['void', 'lost']),
  reason: textSchema(200).min(1),
  witness: witnessSchema.optional(),
});

/** 0233 void a spoilt form, or report a lost one, of the teller's own. A spoilt one is the next number; a lost one may be any. */
export const voidVoucher = posting({
  code: '0233',
  names: { zh: '重要空白凭证作废', en: 'Void controlled voucher' },
  family: 'vouchers',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'yes',
  overrides: [],
  reversal: 'none',
  request: voidVoucherRequestSchema,
});
