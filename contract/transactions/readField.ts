import { z } from 'zod';
import type { FieldError } from '../errors/wire.ts';
import { CNY } from '../money/currency.ts';
import { tellerIdSchema } from '../primitives.ts';
import { err, ok, type Result } from '../result.ts';
import { readExistence } from './customer/existence.ts';
import { fileVersionOf } from './customer/fileVersion.ts';
import type { FieldDefinition, FormValues } from './definition.ts';
import { fieldError, readAccountNumber, readCount, readPositiveAmount, readText } from './fields.ts';
import { readRanges, readRow } from './readRows.ts';
import { typedDate } from './typedDate.ts';

export { typedDate };

const DEFAULT_LENGTH = 60;

const textOf = (values: FormValues, name: string): string => {
  const value = values[name];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : '';
};

/** What a field holds now: what was typed, or what a new form begins with. Untrimmed for the control in which it is being typed. */
export const heldBy = (field: FieldDefinition, values: FormValues, { trim = true } = {}): string => {
  const typed = trim ? textOf(values, field.name).normalize('NFC').trim() : textOf(values, field.name);
  return typed === '' && values[field.name] === undefined && field.initial !== undefined ? String(field.initial) : typed;
};

/** Whether a field is shown: the field that it hangs on is shown and has one of its values. */
export const isShown = (field: FieldDefinition, values: FormValues, fields: readonly FieldDefinition[]): boolean => {
  if (field.when === undefined) return true;
  const { field: name, is } = field.when;
  const parent = fields.find((each) => each.name === name);
  if (parent === undefined || !isShown(parent, values, fields)) return false;
  const held = heldBy(parent, values);
  // A product is held as `kind:code`, so that its kind can decide which fields stand.
  return is.includes(parent.type === 'product' ? (held.split(':')[0] ?? '') : held);
};

const witnessSchema = z.object({ tellerId: tellerIdSchema, name: z.string().max(60), proof: z.string().min(1).max(200) });
export type ProvenWitness = z.output<typeof witnessSchema>;

/** A second person who has proven who they are for this form; null: nobody yet. */
export const witnessOf = (value: unknown): ProvenWitness | null => witnessSchema.safeParse(value).data ?? null;

const readWitness = (values: FormValues, field: FieldDefinition): Result<Omit<ProvenWitness, 'name'> | null, FieldError> => {
  const witness = witnessOf(values[field.name]);
  if (witness === null) return field.required ? err(fieldError(field.name, 'FIELD_REQUIRED')) : ok(null);
  return ok({ tellerId: witness.tellerId, proof: witness.proof });
};

const digits = (from: number, to: number, shape: RegExp) => ({
  shape,
  hint: { zh: from === to ? `${from} 位数字` : `${from} 至 ${to} 位数字`, en: from === to ? `${from} digits` : `${from} to ${to} digits` },
});

/** Shapes that go with a type. */
const SHAPES: Readonly<Partial<Record<FieldDefinition['type'], ReturnType<typeof digits>>>> = {
  customer: digits(10, 10, /^\d{10}$/),
  hold: { shape: /^[0-9a-f-]{36}$/, hint: { zh: '请从列表选择', en: 'choose one of the list' } },
  teller: digits(4, 8, /^\d{4,8}$/),
  voucher: digits(8, 20, /^\d{8,20}$/),
};

const optionalText = (values: FormValues, field: FieldDefinition): Result<string | null, FieldError> => {
  const text = heldBy(field, values);
  if (text === '') return field.required ? err(fieldError(field.name, 'FIELD_REQUIRED')) : ok(null);
  const checked = readText({ [field.name]: text }, field.name, field.maxLength ?? DEFAULT_LENGTH);
  if (!checked.ok) return checked;
  const usual = SHAPES[field.type];
  const shape = field.shape ?? usual?.shape;
  const hint = field.shapeHint ?? usual?.hint;
  if (shape !== undefined && !shape.test(text))
    return err(fieldError(field.name, 'FORMAT_WRONG', { zh: hint?.zh ?? '', en: hint?.en ?? '' }));
  return ok(text);
};

const readDate = (values: FormValues, field: FieldDefinition): Result<string | null, FieldError> => {
  const text = heldBy(field, values);
  if (text === '') return field.required ? err(fieldError(field.name, 'FIELD_REQUIRED')) : ok(null);
  const date = typedDate(text);
  return date === null ? err(fieldError(field.name, 'DATE_INVALID', { value: text.slice(0, 40) })) : ok(date);
};

const readChoice = (values: FormValues, field: FieldDefinition): Result<string | null, FieldError> => {
  const value = heldBy(field, values);
  if (value === '') return field.required ? err(fieldError(field.name, 'FIELD_REQUIRED')) : ok(null);
  return field.options?.some((option) => option.value === value) === true ? ok(value) : err(fieldError(field.name, 'CHOICE_UNKNOWN'));
};

const readInteger = (values: FormValues, field: FieldDefinition): Result<number | null, FieldError> => {
  const text = heldBy(field, values).normalize('NFKC');
  if (text === '') return field.required ? err(fieldError(field.name, 'FIELD_REQUIRED')) : ok(null);
  return /^\d{1,9}$/.test(text) ? ok(Number(text)) : err(fieldError(field.name, 'NUMBER_INVALID'));
};

const readProduct = (values: FormValues, field: FieldDefinition): Result<string | null, FieldError> => {
  const [, code = ''] = heldBy(field, values).split(':');
  if (code !== '') return ok(code);
  return field.required ? err(fieldError(field.name, 'FIELD_REQUIRED')) : ok(null);
};

const readCounted = (values: FormValues, field: FieldDefinition): Result<Record<string, number>, FieldError> => {
  const count = readCount(values, field.name);
  if (!count.ok) return count;
  // What is paid out is counted once the quote has said how much it is.
  const due = field.required && field.sumOf !== 'quote' && field.sumOf === undefined && field.type === 'denominations';
  return due && count.value.sum === 0n ? err(fieldError(field.name, 'FIELD_REQUIRED')) : ok(count.value.counts);
};

const NOT_SHOWN = { denominations: {}, tillCount: {}, ranges: [], flag: false } as const;

const readVersion = (values: FormValues, field: FieldDefinition): Result<number | null, FieldError> => {
  const version = fileVersionOf(values[field.name])?.version;
  if (version !== undefined) return ok(version);
  return field.required ? err(fieldError(field.name, 'FIELD_REQUIRED')) : ok(null);
};

/** One field's value by its type and its own rule, or the error that stands at it. */
export const readField = (field: FieldDefinition, values: FormValues, fields: readonly FieldDefinition[]): Result<unknown, FieldError> => {
  const read = readByType(field, values, fields);
  if (field.rule === undefined || !read.ok || typeof read.value !== 'string') return read;
  const broken = field.rule(read.value, values);
  return broken === null ? read : err({ field: field.name, ...broken });
};

const readByType = (field: FieldDefinition, values: FormValues, fields: readonly FieldDefinition[]): Result<unknown, FieldError> => {
  const { name, type } = field;
  if (!isShown(field, values, fields)) return ok(type in NOT_SHOWN ? NOT_SHOWN[type as keyof typeof NOT_SHOWN] : null);
  const empty = heldBy(field, values) === '';
  switch (type) {
    case 'account':
      return empty && !field.required ? ok(null) : readAccountNumber(values, name);
    case 'amount': {
      if (empty && !field.required) return ok(null);
      const amount = readPositiveAmount(values, name, CNY);
      return amount.ok ? ok(amount.value.toString()) : amount;
    }
    case 'denominations':
    case 'tillCount':
      return readCounted(values, field);
    case 'flag':
      return ok(heldBy(field, values) === 'true');
    case 'integer':
      return readInteger(values, field);
    case 'date':
      return readDate(values, field);
    case 'choice':
      return readChoice(values, field);
    case 'branchDay':
      return readDate(values, field);
    case 'countDifference':
      return ok(empty ? null : heldBy(field, values));
    case 'transfer':
    case 'receiver':
    case 'cashDifference':
      return readRow(values, field, type);
    case 'ranges':
      return readRanges(values, field);
    case 'product':
      return readProduct(values, field);
    case 'witness':
      return readWitness(values, field);
    case 'existence':
      return readExistence(values, name);
    case 'customerVersion':
      return readVersion(values, field);
    case 'attachments':
      return ok([]);
    case 'bank':
    case 'customer':
    case 'hold':
    case 'customerEntry':
    case 'teller':
    case 'text':
    case 'till':
    case 'voucher':
      return optionalText(values, field);
  }
};
