import { z } from 'zod';
import { posting } from '../definition.ts';
import { transferFields } from '../till/transfer.ts';
import { formsShape } from './shapes.ts';

export const handOverVouchersRequestSchema = z.strictObject({
  ...transferFields,
  ...formsShape,
  from: z.enum(['vault', 'teller']),
  to: z.enum(['vault', 'teller']),
});

/** 0232 hand over controlled vouchers between the vault and tellers of a branch: both confirm. */
export const handOverVouchers = posting({
  code: '0232',
  names: { zh: '重要空白凭证交接', en: 'Hand over controlled vouchers' },
  family: 'vouchers',
  roles: ['teller', 'seniorTeller', 'vaultKeeper'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  request: handOverVouchersRequestSchema,
});
