import type { FieldError } from '../errors/wire.ts';
import { err, ok, type Result } from '../result.ts';
import { type FormsRange, openDifferenceSchema, receivingTillSchema, waitingTransferSchema } from '../views/branchCash.ts';
import { readForms, typedRanges } from '../vouchers/forms.ts';
import { formatVoucherRange, rangesOverlap } from '../vouchers/range.ts';
import type { FieldDefinition, FormValues } from './definition.ts';
import { fieldError } from './fields.ts';

/** What a chosen row must look like. */
const ROWS = { transfer: waitingTransferSchema, receiver: receivingTillSchema, cashDifference: openDifferenceSchema } as const;

/** A row that was chosen from a list; it is held as the list gave it. */
export const readRow = (values: FormValues, field: FieldDefinition, type: keyof typeof ROWS): Result<unknown, FieldError> => {
  const row = ROWS[type].safeParse(values[field.name]);
  if (row.success) return ok(row.data);
  return field.required ? err(fieldError(field.name, 'FIELD_REQUIRED')) : ok(null);
};

/** Ranges of forms; rows that nothing was typed into do not count. */
export const readRanges = (values: FormValues, field: FieldDefinition): Result<readonly FormsRange[], FieldError> => {
  const typed = typedRanges(values[field.name]).filter(({ type, first, last }) => `${type}${first}${last}`.trim() !== '');
  if (typed.length === 0) return field.required ? err(fieldError(field.name, 'FIELD_REQUIRED')) : ok([]);
  const ranges: FormsRange[] = [];
  for (const each of typed) {
    const range = readForms(each, field.voucherClass);
    if (!range.ok) return err(fieldError(field.name, range.error.code, range.error.details));
    if (ranges.some((other) => other.type === range.value.type && rangesOverlap(other, range.value)))
      return err(fieldError(field.name, 'VOUCHER_RANGE_TWICE', { range: formatVoucherRange(range.value) }));
    ranges.push(range.value);
  }
  return ok(ranges);
};
