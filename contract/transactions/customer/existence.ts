import { z } from 'zod';
import type { Existence, IdentityData } from '../../central/ecifData.ts';
import type { FieldError } from '../../errors/wire.ts';
import { customerNumberSchema } from '../../primitives.ts';
import { err, ok, type Result } from '../../result.ts';
import { idTypeSchema } from '../../views/customer.ts';
import type { FormValues } from '../definition.ts';
import { fieldError } from '../fields.ts';
import { statedBy } from './idDocument.ts';

/** What the teller has settled about namesakes and lists. */
export interface ExistenceDecision {
  /** Customer numbers of the candidates that were looked at. */
  readonly seen: readonly string[];
  readonly greyOverrideId: string | null;
}

/** The existence check as a form holds it (domain: ECIF and customer service). */
export const existenceValueSchema = z.object({
  /** For exactly which identity it was made. */
  of: z.string().max(1_000),
  verdict: z.enum(['new', 'candidates', 'existing', 'blocked']),
  existing: customerNumberSchema.nullable(),
  candidates: z.array(customerNumberSchema).max(200),
  seen: z.array(customerNumberSchema).max(200),
  overrideNeeded: z.boolean(),
  greyOverrideId: z.uuid().nullable(),
});
export type ExistenceValue = z.output<typeof existenceValueSchema>;

export const existenceOf = (value: unknown): ExistenceValue | null => existenceValueSchema.safeParse(value).data ?? null;

const text = (value: unknown): string => (typeof value === 'string' ? value.normalize('NFC').trim() : '');

/** The identity that a 1001 form names so far; null while name, ID number or phone are missing or cannot be right yet. */
export const typedIdentity = (values: FormValues): IdentityData | null => {
  const kind = values.kind === 'company' ? 'company' : 'person';
  const idType = idTypeSchema.safeParse(kind === 'company' ? (values.companyIdType ?? 'creditCode') : (values.idType ?? 'residentId')).data;
  const [name, idNumber, phone] = [text(values.name), text(values.idNumber), text(values.phone)];
  if (idType === undefined || name === '' || idNumber === '' || !/\d{5}/.test(phone.replaceAll(/\D/g, ''))) return null;
  const stated = statedBy(idType, idNumber);
  if (stated === null) return null;
  const birthDate =
    kind === 'company' ? null : (stated.birthDate ?? (/^\d{4}-\d\d-\d\d$/.test(text(values.birthDate)) ? text(values.birthDate) : null));
  return { kind, name: name.slice(0, 140), idType, idNumber: idNumber.slice(0, 40), birthDate, phone: phone.slice(0, 40) };
};

export const fingerprintOf = ({ kind, name, idType, idNumber, birthDate, phone }: IdentityData): string =>
  JSON.stringify([kind, name, idType, idNumber, birthDate, phone]);

/** A fresh answer of central beside what was settled before: candidates that were looked at stay looked at. */
export const existenceValue = (
  identity: IdentityData,
  answer: Pick<Existence, 'verdict' | 'overrideNeeded'> & {
    readonly existing: { readonly customerNumber: string } | null;
    readonly candidates: readonly { readonly customerNumber: string }[];
  },
  before: ExistenceValue | null,
): ExistenceValue => {
  const candidates = answer.candidates.map(({ customerNumber }) => customerNumber).slice(0, 200);
  const of = fingerprintOf(identity);
  return {
    of,
    verdict: answer.verdict,
    existing: answer.existing?.customerNumber ?? null,
    candidates,
    seen: (before?.seen ?? []).filter((number) => before?.of === of && candidates.includes(number)),
    overrideNeeded: answer.overrideNeeded,
    greyOverrideId: before?.of === of ? before.greyOverrideId : null,
  };
};

export const unseenOf = ({ candidates, seen }: ExistenceValue): string[] => candidates.filter((number) => !seen.includes(number));

/** Whether a new customer may be opened as far as the check goes. Central checks again inside of the posting. */
export const readExistence = (values: FormValues, field: string): Result<ExistenceDecision, FieldError> => {
  const value = existenceOf(values[field]);
  const identity = typedIdentity(values);
  if (value === null || identity === null || value.of !== fingerprintOf(identity)) return err(fieldError(field, 'EXISTENCE_NOT_CHECKED'));
  if (value.verdict === 'blocked') return err(fieldError(field, 'CUSTOMER_BLACKLISTED'));
  if (value.existing !== null) return err(fieldError(field, 'CUSTOMER_EXISTS', { customerNumber: value.existing }));
  const unseen = unseenOf(value);
  if (unseen.length > 0) return err(fieldError(field, 'CUSTOMER_CANDIDATES', { candidates: unseen.slice(0, 20).join(', ') }));
  if (value.overrideNeeded && value.greyOverrideId === null) return err(fieldError(field, 'CUSTOMER_GREY_LISTED'));
  return ok({ seen: value.seen, greyOverrideId: value.greyOverrideId });
};
