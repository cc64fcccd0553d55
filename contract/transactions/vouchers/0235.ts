import { z } from 'zod';
import { posting } from '../definition.ts';
import { witnessSchema } from '../till/transfer.ts';
import { formsShape } from './shapes.ts';

export const countVouchersRequestSchema = z.strictObject({
  /** The teller's own forms, or those of the branch's vault. */
  of: z.enum(['vault', 'teller']),
  ranges: z.array(z.strictObject(formsShape)).max(200),
  witness: witnessSchema.optional(),
});

/** 0235 stock-take of controlled vouchers: what lies there beside what is booked. Nothing is set right by it. */
export const countVouchers = posting({
  code: '0235',
  names: { zh: '重要空白凭证盘点', en: 'Stock-take of controlled vouchers' },
  family: 'vouchers',
  roles: ['teller', 'seniorTeller', 'vaultKeeper'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  request: countVouchersRequestSchema,
});
