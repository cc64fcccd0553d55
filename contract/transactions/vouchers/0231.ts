import { z } from 'zod';
import { posting } from '../definition.ts';
import { witnessSchema } from '../till/transfer.ts';
import { formsShape } from './shapes.ts';

export const receiveVouchersRequestSchema = z.strictObject({ ...formsShape, witness: witnessSchema.optional() });

/** 0231 receive controlled vouchers into the vault: two people, from-to numbers (domain: voucher stock). */
export const receiveVouchers = posting({
  code: '0231',
  names: { zh: '重要空白凭证入库', en: 'Receive controlled vouchers' },
  family: 'vouchers',
  roles: ['vaultKeeper'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  request: receiveVouchersRequestSchema,
});
