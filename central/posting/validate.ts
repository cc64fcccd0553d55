import type { z } from 'zod';
import type { FieldError, WireError } from '../../contract/errors/wire.ts';
import { TELLER_AMOUNT_LIMIT_MAJOR } from '../../contract/money/amount.ts';
import { CNY, minorPerMajor } from '../../contract/money/currency.ts';
import { CNY_DENOMINATIONS, type DenominationCounts, sumDenominations } from '../../contract/money/denominations.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { countMatches, fieldError } from '../../contract/transactions/fields.ts';
import { refuse } from '../answer.ts';

/** The transaction's own values by its schema; what does not fit is named by field. */
export function parseValues<S extends z.ZodObject>(schema: S, values: unknown): Result<z.output<S>, WireError> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return ok(parsed.data);
  const fields = new Map<string, FieldError>();
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '').slice(0, 64);
    if (!fields.has(field)) fields.set(field, fieldError(field, 'INPUT_INVALID', { reason: issue.message.slice(0, 300) }));
  }
  return refuse('INPUT_INVALID', { reason: [...fields.keys()].join(', ').slice(0, 300) }, [...fields.values()]);
}

const atFields = (field: FieldError): Result<never, WireError> => err(refuse(field.code, field.details, [field]).error);

/** An amount in fen that a counter books. */
export function positiveAmount(text: string, options: { readonly zero: boolean } = { zero: false }): Result<bigint, WireError> {
  const amount = BigInt(text);
  const limit = TELLER_AMOUNT_LIMIT_MAJOR * minorPerMajor(CNY);
  if (amount < 0n) return atFields(fieldError('amount', 'AMOUNT_NEGATIVE'));
  if (amount === 0n && !options.zero) return atFields(fieldError('amount', 'AMOUNT_ZERO'));
  return amount >= limit ? atFields(fieldError('amount', 'AMOUNT_TOO_LARGE', { max: limit.toString() })) : ok(amount);
}

/** A counted sum in fen: the pieces add up to the amount, and the amount is one that a counter books. `zero`: nothing may be in it. */
export function countedAmount(
  values: { readonly amount: string; readonly denominations: DenominationCounts },
  options: { readonly zero: boolean },
): Result<bigint, WireError> {
  const amount = positiveAmount(values.amount, options);
  if (!amount.ok) return amount;
  const counted = sumDenominations(values.denominations, CNY_DENOMINATIONS);
  if (!counted.ok) return atFields(fieldError('denominations', counted.error.code, { ...counted.error.details }));
  const mismatch = countMatches('denominations', counted.value, amount.value, CNY);
  return mismatch === null ? amount : atFields(mismatch);
}
