import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';

/** The printed number of a controlled form, leading zeros kept: 8 digits by custom, up to 20. */
export type VoucherNumber = string & z.$brand<'VoucherNumber'>;

export const voucherNumberSchema = z
  .string()
  .regex(/^\d{1,20}$/)
  .brand<'VoucherNumber'>();

/** Consecutive numbers of one width, both ends included. */
export type VoucherRange = { readonly first: VoucherNumber; readonly last: VoucherNumber };

const isRange = ({ first, last }: { first: string; last: string }): boolean => first.length === last.length && first <= last;

export const voucherRangeSchema = z
  .object({ first: voucherNumberSchema, last: voucherNumberSchema })
  .refine(isRange, { error: 'RANGE_MALFORMED' });

/** Reads `00000101-00000125`, or one number alone. */
export function parseVoucherRange(text: string): Result<VoucherRange, { readonly code: 'RANGE_MALFORMED'; readonly text: string }> {
  const [first = '', last = first, ...rest] = text.split(/\s*[-~～—]\s*/).map((part) => part.trim());
  const parsed = voucherRangeSchema.safeParse({ first, last });
  return parsed.success && rest.length === 0 ? ok(parsed.data) : err({ code: 'RANGE_MALFORMED', text });
}

export const formatVoucherRange = ({ first, last }: VoucherRange): string => (first === last ? first : `${first}-${last}`);

/** How many forms a range holds. */
export const rangeSize = ({ first, last }: VoucherRange): number => Number(BigInt(last) - BigInt(first)) + 1;

/** The number `steps` after (or before) this one, in the same width. */
export const shiftNumber = (number: VoucherNumber, steps: number): VoucherNumber =>
  (BigInt(number) + BigInt(steps)).toString().padStart(number.length, '0') as VoucherNumber;

export const rangeContains = (outer: VoucherRange, inner: VoucherRange): boolean =>
  outer.first.length === inner.first.length && outer.first <= inner.first && inner.last <= outer.last;

export const rangesOverlap = (a: VoucherRange, b: VoucherRange): boolean =>
  a.first.length === b.first.length && a.first <= b.last && b.first <= a.last;

/** What is left of `outer` without `inner`, which must lie inside it. */
export function rangeWithout(outer: VoucherRange, inner: VoucherRange): readonly VoucherRange[] {
  const before = outer.first < inner.first ? [{ first: outer.first, last: shiftNumber(inner.first, -1) }] : [];
  const after = inner.last < outer.last ? [{ first: shiftNumber(inner.last, 1), last: outer.last }] : [];
  return [...before, ...after];
}

/** Ascending, with neighbours joined. */
export function joinRanges(ranges: readonly VoucherRange[]): readonly VoucherRange[] {
  const joined: VoucherRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.first.length - b.first.length || (a.first < b.first ? -1 : 1))) {
    const last = joined.at(-1);
    const touches = last !== undefined && last.last.length === range.first.length && range.first === shiftNumber(last.last, 1);
    if (last !== undefined && touches) joined[joined.length - 1] = { first: last.first, last: range.last };
    else joined.push(range);
  }
  return joined;
}
