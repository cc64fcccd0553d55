import { z } from 'zod';
import { voucherNumberSchema } from '../../vouchers/range.ts';
import { VOUCHER_TYPES, type VoucherTypeId } from '../../vouchers/types.ts';

export const voucherTypeSchema = z.enum(Object.keys(VOUCHER_TYPES) as [VoucherTypeId, ...VoucherTypeId[]]);

/** Consecutive forms of one kind. */
export const formsShape = { type: voucherTypeSchema, first: voucherNumberSchema, last: voucherNumberSchema };
