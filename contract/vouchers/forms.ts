import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import type { FormsRange } from '../views/branchCash.ts';
import { formatVoucherRange, rangeSize, type VoucherRange, voucherRangeSchema } from './range.ts';
import { VOUCHER_TYPES, type VoucherTypeId, voucherTypeSchema } from './types.ts';

/** More forms than any delivery to a branch has; a larger range is a slip of the finger. */
const MOST_FORMS = 1_000_000;

/** From-to numbers as they are printed on forms of this kind. */
export const formsFit = ({ type, first, last }: VoucherRange & { readonly type: VoucherTypeId }): boolean =>
  voucherRangeSchema.safeParse({ first, last }).success &&
  first.length === VOUCHER_TYPES[type].digits &&
  rangeSize({ first, last }) <= MOST_FORMS;

const typedSchema = z.array(z.object({ type: z.string().max(40), first: z.string().max(60), last: z.string().max(60) })).max(200);
export type TypedRange = z.output<typeof typedSchema>[number];

/** Ranges as they stand in a form, finished or not. */
export const typedRanges = (value: unknown): readonly TypedRange[] => typedSchema.safeParse(value).data ?? [];

export interface FormsProblem {
  readonly code: 'FIELD_REQUIRED' | 'VOUCHER_RANGE_WRONG' | 'VOUCHER_NOT_FOR_SALE';
  readonly details: Record<string, string>;
}

/** One range as it was typed. A last number that is left out is the first: one form alone. */
export const readForms = (typed: TypedRange, ofClass?: 'A' | 'B'): Result<FormsRange, FormsProblem> => {
  const [first, last] = [typed.first, typed.last === '' ? typed.first : typed.last].map((each) => each.normalize('NFKC').trim());
  const type = voucherTypeSchema.safeParse(typed.type);
  if (!type.success || first === undefined || first === '' || last === undefined) return err({ code: 'FIELD_REQUIRED', details: {} });
  if (ofClass !== undefined && VOUCHER_TYPES[type.data].class !== ofClass) return err({ code: 'VOUCHER_NOT_FOR_SALE', details: {} });
  const range = voucherRangeSchema.safeParse({ first, last });
  if (range.success && formsFit({ type: type.data, ...range.data })) return ok({ type: type.data, ...range.data });
  const digits = String(VOUCHER_TYPES[type.data].digits);
  const shown = formatVoucherRange({ first, last } as VoucherRange);
  return err({ code: 'VOUCHER_RANGE_WRONG', details: { digits, range: shown.slice(0, 60) } });
};
