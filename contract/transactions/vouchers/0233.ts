import { z } from 'zod';
import { textSchema } from '../../primitives.ts';
import { voucherNumberSchema } from '../../vouchers/range.ts';
import { posting } from '../definition.ts';
import { witnessSchema } from '../till/transfer.ts';
import { voucherTypeSchema } from './shapes.ts';

export const voidVoucherRequestSchema = z.strictObject({
  /** Whose it is: the teller's own unless said otherwise, or the vault's, which a keeper answers for. */
  of: z.enum(['vault', 'teller']).optional(),
  type: voucherTypeSchema,
  number: voucherNumberSchema,
  /** A spoilt form is kept with the day's vouchers; a lost one is gone, which a supervisor witnesses. */
  fate: z.enum(['void', 'lost']),
  reason: textSchema(200).min(1),
  witness: witnessSchema.optional(),
});

/** 0233 void a spoilt form, or report a lost one, of the teller's own or of the vault. A teller's spoilt one is the next number; others may be any. */
export const voidVoucher = posting({
  code: '0233',
  names: { zh: '重要空白凭证作废', en: 'Void controlled voucher' },
  family: 'vouchers',
  roles: ['teller', 'seniorTeller', 'vaultKeeper'],
  till: 'none',
  offline: 'yes',
  overrides: [],
  reversal: 'none',
  request: voidVoucherRequestSchema,
});
