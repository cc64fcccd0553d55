import type { ErrorCode } from '../errors/codes.ts';
import type { FieldError } from '../errors/wire.ts';
import { formatAmount, parseAmount } from '../money/amount.ts';
import type { Currency } from '../money/currency.ts';
import { CNY_DENOMINATIONS, denominationCountsSchema, sumDenominations } from '../money/denominations.ts';
import { type AccountNumber, accountNumberSchema } from '../primitives.ts';
import { err, ok, type Result } from '../result.ts';
import type { FormValues } from './definition.ts';

/** Readers of single form fields. Each gives a typed value or the error that stands at the field. */

export const fieldError = (field: string, code: ErrorCode, details: Record<string, string> = {}): FieldError => ({ field, code, details });

const typed = (values: FormValues, field: string): string => {
  const value = values[field];
  return typeof value === 'string' ? value.trim() : '';
};

/** Digits of an account number; spaces and hyphens that a paste brings are dropped. */
export const readAccountNumber = (values: FormValues, field: string): Result<AccountNumber, FieldError> => {
  const text = typed(values, field).replaceAll(/[\s-]/g, '');
  if (text === '') return err(fieldError(field, 'FIELD_REQUIRED'));
  const parsed = accountNumberSchema.safeParse(text);
  return parsed.success ? ok(parsed.data) : err(fieldError(field, 'ACCOUNT_NUMBER_INVALID'));
};

/** A positive amount in minor units. */
export const readPositiveAmount = (values: FormValues, field: string, currency: Currency): Result<bigint, FieldError> => {
  const parsed = parseAmount(typed(values, field), currency);
  if (!parsed.ok) return err(fieldError(field, parsed.error.code, parsed.error.details));
  return parsed.value === 0n ? err(fieldError(field, 'AMOUNT_ZERO')) : ok(parsed.value);
};

export const readText = (values: FormValues, field: string, max: number): Result<string, FieldError> => {
  const text = typed(values, field);
  const length = [...text].length;
  return length > max ? err(fieldError(field, 'FIELD_TOO_LONG', { max: String(max), length: String(length) })) : ok(text);
};

/** Notes and coins by denomination id with their sum; ids that were left at zero are dropped. */
export const readCount = (values: FormValues, field: string): Result<{ counts: Record<string, number>; sum: bigint }, FieldError> => {
  const parsed = denominationCountsSchema.safeParse(values[field] ?? {});
  if (!parsed.success) return err(fieldError(field, 'INPUT_INVALID', { reason: parsed.error.issues[0]?.message ?? '' }));
  const counts = Object.fromEntries(Object.entries(parsed.data).filter(([, count]) => count > 0));
  const sum = sumDenominations(counts, CNY_DENOMINATIONS);
  return sum.ok ? ok({ counts, sum: sum.value }) : err(fieldError(field, sum.error.code, sum.error.details));
};

/** Refuses a count that is not the amount, with both and the difference in words of the screen. */
export const countMatches = (field: string, counted: bigint, amount: bigint, currency: Currency): FieldError | null =>
  counted === amount
    ? null
    : fieldError(field, 'DENOMINATIONS_MISMATCH', {
        counted: formatAmount(counted, currency),
        amount: formatAmount(amount, currency),
        difference: formatAmount(counted > amount ? counted - amount : amount - counted, currency),
      });
