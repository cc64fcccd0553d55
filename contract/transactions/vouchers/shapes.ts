import { voucherNumberSchema } from '../../vouchers/range.ts';
import { voucherTypeSchema } from '../../vouchers/types.ts';

/** Consecutive forms of one kind. */
export const formsShape = { type: voucherTypeSchema, first: voucherNumberSchema, last: voucherNumberSchema };
