import type { z } from 'zod';
import type { FieldError } from '../errors/wire.ts';
import { CNY } from '../money/currency.ts';
import { CNY_DENOMINATIONS, type DenominationCounts, denominationCountsSchema, sumDenominations } from '../money/denominations.ts';
import { err, ok, type Result } from '../result.ts';
import type { FormsRange, OpenDifference, ReceivingTill, WaitingTransfer } from '../views/branchCash.ts';
import type { ExistenceDecision } from './customer/existence.ts';
import type { FieldDefinition, FieldType, FormSide, FormValues, RequestValues } from './definition.ts';
import { countMatches, fieldError } from './fields.ts';
import { isShown, readField } from './readField.ts';

/** Rows that are chosen, and lists that are typed. */
interface RowTypes {
  readonly transfer: WaitingTransfer;
  readonly receiver: ReceivingTill;
  readonly cashDifference: OpenDifference;
  readonly ranges: readonly FormsRange[];
}

/** What a field's control gives, by its type. Amounts are minor units as text. */
type ReadAs<T extends FieldType> = T extends keyof RowTypes ? RowTypes[T] : ReadPlain<T>;

type ReadPlain<T extends FieldType> = T extends 'denominations' | 'tillCount'
  ? Record<string, number>
  : T extends 'flag'
    ? boolean
    : T extends 'integer' | 'customerVersion'
      ? number
      : T extends 'witness'
        ? { readonly tellerId: string; readonly proof: string }
        : T extends 'existence'
          ? ExistenceDecision
          : T extends 'attachments'
            ? readonly string[]
            : string;

/** Null: optional and left empty, or not shown. Counts and ranges that are not shown are empty, a flag false. */
type ReadValue<F extends FieldDefinition> = F['type'] extends 'denominations' | 'tillCount' | 'flag' | 'ranges'
  ? ReadAs<F['type']>
  : F extends { readonly required: true; readonly when?: undefined }
    ? ReadAs<F['type']>
    : ReadAs<F['type']> | null;

/** What was typed, read by the fields' types. */
export type Read<F extends readonly FieldDefinition[]> = { readonly [K in F[number] as K['name']]: ReadValue<K> };

interface FormOptions<F extends readonly FieldDefinition[], S extends z.ZodObject> {
  readonly fields: F;
  /** The shape that goes to central. */
  readonly request: S;
  /** The request made of what was read. */
  readonly build: (read: Read<F>, side: FormSide) => z.input<S>;
  /** Rules between fields, after every single field is right. */
  readonly check?: (read: Read<F>, side: FormSide) => readonly FieldError[];
}

/** A form that is read without a counter around it. */
const NOWHERE: FormSide = { tellerId: '', branchCode: '', tillId: null };

const plain = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, plain(each)]])));
};

/** What a count must come to, where the form itself says it: an amount, or what another count comes to. */
const amountOf = (value: unknown): bigint | null => {
  if (typeof value === 'string') return BigInt(value);
  const counts = denominationCountsSchema.safeParse(value);
  const sum = counts.success ? sumDenominations(counts.data, CNY_DENOMINATIONS) : null;
  return sum?.ok === true ? sum.value : null;
};

/** A count that must add up to an amount of the form. What the quote says is compared after the quote. */
const countErrors = (fields: readonly FieldDefinition[], read: Readonly<Record<string, unknown>>): FieldError[] =>
  fields.flatMap((field) => {
    if ((field.type !== 'denominations' && field.type !== 'tillCount') || field.sumOf === undefined || field.sumOf === 'quote') return [];
    const amount = amountOf(read[field.sumOf]);
    if (amount === null) return [];
    const sum = sumDenominations(read[field.name] as DenominationCounts, CNY_DENOMINATIONS);
    const wrong = sum.ok ? countMatches(field.name, sum.value, amount, CNY) : null;
    return wrong === null ? [] : [wrong];
  });

/** The field that an issue of the request's schema is about: the last name in its path that a field has, or the first one shown. */
const fieldOf = (fields: readonly FieldDefinition[], values: FormValues, path: readonly PropertyKey[]): string => {
  const names = path.map(String).reverse();
  const shown = fields.filter((field) => isShown(field, values, fields));
  return names.find((name) => shown.some((field) => field.name === name)) ?? shown[0]?.name ?? '';
};

/**
 * Fields, request shape and the way from one to the other. The fields are read and checked by their types, then the request is made
 * and checked by its own schema, which central checks again. Fields that are not shown do not count, whatever they hold.
 */
export const entryForm = <const F extends readonly FieldDefinition[], S extends z.ZodObject>({
  fields,
  request,
  build,
  check,
}: FormOptions<F, S>): {
  readonly fields: F;
  readonly request: S;
  readonly toRequest: (values: FormValues, side?: FormSide) => Result<RequestValues, readonly FieldError[]>;
} => ({
  fields,
  request,
  toRequest: (values, side = NOWHERE) => {
    const errors: FieldError[] = [];
    const read: Record<string, unknown> = {};
    for (const field of fields) {
      const value = readField(field, values, fields);
      if (value.ok) read[field.name] = value.value;
      else errors.push(value.error);
    }
    const shown = fields.filter((field) => isShown(field, values, fields));
    if (errors.length === 0) errors.push(...countErrors(shown, read));
    if (errors.length > 0) return err(errors);
    const typed = read as Read<F>;
    const wrong = check?.(typed, side) ?? [];
    if (wrong.length > 0) return err(wrong);
    const parsed = request.safeParse(plain(build(typed, side)));
    if (parsed.success) return ok(parsed.data as RequestValues);
    return err(
      parsed.error.issues.map((issue) => fieldError(fieldOf(fields, values, issue.path), 'INPUT_INVALID', { reason: issue.message })),
    );
  },
});
