import type { FieldError } from '../../errors/wire.ts';
import { compactIdentifier } from '../../identifiers/common.ts';
import { normalizeResidentId } from '../../identifiers/residentId15.ts';
import { parseUscc } from '../../identifiers/uscc.ts';
import type { IdType } from '../../views/customer.ts';
import type { Choice, FormValues } from '../definition.ts';
import { typedDate } from '../typedDate.ts';

/** Documents that a person shows, in the order in which a counter sees them. */
export const PERSON_ID_TYPES = [
  { value: 'residentId', label: { zh: '居民身份证', en: 'Resident ID' } },
  { value: 'householdRegister', label: { zh: '户口簿（未满16周岁）', en: 'Household register (under 16)' } },
  { value: 'passport', label: { zh: '护照', en: 'Passport' } },
  { value: 'hkMacaoPermit', label: { zh: '港澳居民来往内地通行证', en: 'Mainland travel permit, Hong Kong and Macao' } },
  { value: 'taiwanPermit', label: { zh: '台湾居民来往大陆通行证', en: 'Mainland travel permit, Taiwan' } },
  { value: 'foreignPermanentResidence', label: { zh: '外国人永久居留身份证', en: 'Foreign permanent resident ID' } },
  { value: 'other', label: { zh: '其他证件', en: 'Other' } },
] as const satisfies readonly Choice[];

export const COMPANY_ID_TYPES = [
  { value: 'creditCode', label: { zh: '统一社会信用代码', en: 'Unified social credit code' } },
  { value: 'other', label: { zh: '其他证件', en: 'Other' } },
] as const satisfies readonly Choice[];

/** What a document number says by itself. */
export interface Stated {
  readonly birthDate: string | null;
  readonly sex: 'M' | 'F' | null;
}

const SILENT: Stated = { birthDate: null, sex: null };

const SHAPES: Readonly<Partial<Record<IdType, RegExp>>> = {
  passport: /^(?=.*\d)[A-Z0-9]{5,15}$/,
  hkMacaoPermit: /^[HM]\d{8}(\d{2})?$/,
  taiwanPermit: /^\d{8}(\d{2}[A-Z]?)?$/,
  foreignPermanentResidence: /^([A-Z]{3}\d{12}|9\d{16}[\dX])$/,
  other: /^[A-Z0-9]{3,30}$/,
};

/**
 * Reads a document number of its type; null: it has not its form or check character. A resident ID and a household register's number say
 * birth date and sex (GB 11643-1999), other numbers say nothing. Central reads it again and is the judge.
 */
export const statedBy = (idType: IdType, text: string): Stated | null => {
  if (idType === 'residentId' || idType === 'householdRegister') {
    const read = normalizeResidentId(text);
    return read.ok ? { birthDate: read.value.birth, sex: read.value.sex } : null;
  }
  if (idType === 'creditCode') return parseUscc(text).ok ? SILENT : null;
  return SHAPES[idType]?.test(compactIdentifier(text).replaceAll('-', '')) === true ? SILENT : null;
};

/** Central's own words for what is wrong with a document; screens translate them. */
export const ID_REASONS = {
  form: 'form or check character',
  birthDate: 'the number holds another birth date',
  sex: 'the number says otherwise',
} as const;

type Broken = Omit<FieldError, 'field'> | null;

const broken = (reason: keyof typeof ID_REASONS): Broken => ({ code: 'ID_NUMBER_INVALID', details: { reason: ID_REASONS[reason] } });

/** Rules of an ID number and of the birth date and sex beside it, for forms whose fields bear these names. */
export const idRules = (typeOf: (values: FormValues) => IdType) => {
  const stated = (values: FormValues): Stated => statedBy(typeOf(values), String(values.idNumber ?? '')) ?? SILENT;
  return {
    number: (value: string, values: FormValues): Broken => (statedBy(typeOf(values), value) === null ? broken('form') : null),
    birthDate: (value: string, values: FormValues): Broken => {
      const { birthDate } = stated(values);
      return birthDate === null || birthDate === value ? null : broken('birthDate');
    },
    sex: (value: string, values: FormValues): Broken => {
      const { sex } = stated(values);
      return sex === null || sex === value ? null : broken('sex');
    },
    /** Birth date and sex that the number says. */
    fills: (value: string, values: FormValues): Record<string, string> => {
      const { birthDate, sex } = statedBy(typeOf(values), value) ?? SILENT;
      return { ...(birthDate === null ? {} : { birthDate }), ...(sex === null ? {} : { sex }) };
    },
  };
};

/** A validity that ends before it begins. */
export const validityRule = (value: string, values: FormValues): Broken => {
  const from = typedDate(String(values.issuedOn ?? ''));
  return from !== null && value < from ? { code: 'DATE_INVALID', details: { value } } : null;
};
