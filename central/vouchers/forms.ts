import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { formsFit } from '../../contract/vouchers/forms.ts';
import { formatVoucherRange, type VoucherRange } from '../../contract/vouchers/range.ts';
import { VOUCHER_TYPES, type VoucherTypeId } from '../../contract/vouchers/types.ts';
import { refuse } from '../answer.ts';

/** From-to numbers as they are printed on forms of this kind. */
export function checkForms({ type, first, last }: VoucherRange & { readonly type: VoucherTypeId }): Result<VoucherRange, WireError> {
  const range = { first, last };
  if (formsFit({ type, first, last })) return ok(range);
  return refuse('VOUCHER_RANGE_WRONG', { digits: String(VOUCHER_TYPES[type].digits), range: formatVoucherRange(range) });
}
