import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { formatVoucherRange, rangeSize, type VoucherRange, voucherRangeSchema } from '../../contract/vouchers/range.ts';
import { VOUCHER_TYPES, type VoucherTypeId } from '../../contract/vouchers/types.ts';
import { refuse } from '../answer.ts';

/** More forms than any delivery to a branch has; a larger range is a slip of the finger. */
const MOST = 1_000_000;

/** From-to numbers as they are printed on forms of this kind. */
export function checkForms({ type, first, last }: VoucherRange & { readonly type: VoucherTypeId }): Result<VoucherRange, WireError> {
  const { digits } = VOUCHER_TYPES[type];
  const range = { first, last };
  const fits = voucherRangeSchema.safeParse(range).success && first.length === digits && rangeSize(range) <= MOST;
  return fits ? ok(range) : refuse('VOUCHER_RANGE_WRONG', { digits: String(digits), range: formatVoucherRange(range) });
}
