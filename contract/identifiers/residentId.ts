import { z } from 'zod';
import { type BusinessDate, dateFromParts } from '../dates/businessDate.ts';
import { err, ok, type Result } from '../result.ts';
import { compactIdentifier, type IdentifierError } from './common.ts';

/** 公民身份号码, GB 11643-1999: 6 area, 8 birth date, 3 sequence (odd = male), 1 check character. Always 18 characters, X in capitals. */
export type ResidentId = string & z.$brand<'ResidentId'>;

export type ResidentIdParts = { readonly value: ResidentId; readonly area: string; readonly birth: BusinessDate; readonly sex: 'M' | 'F' };

export type ResidentIdError = IdentifierError<'LENGTH' | 'FORMAT' | 'CHECKSUM' | 'DATE' | 'AREA'>;

// 2^(18-i) mod 11 for i = 1..17.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

// Only the province is checked: numbers keep the county code of the day they were issued, and counties are abolished every year.
// 81 to 83 are the residence permits of people from Hong Kong, Macao and Taiwan, which carry numbers of this form.
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/** `body` is the first 17 digits. */
export function residentIdCheckCharacter(body: string): string {
  const sum = WEIGHTS.reduce<number>((total, weight, i) => total + weight * Number(body[i]), 0);
  return CHECK_CHARACTERS[sum % 11] ?? '';
}

/**
 * Reads a resident ID number. Any calendar date counts as a birth date (the standard's own example is born in 1880); with `today`,
 * a later one is refused.
 */
export function parseResidentId(text: string, today?: BusinessDate): Result<ResidentIdParts, ResidentIdError> {
  const value = compactIdentifier(text);
  if (value.length !== 18) return err({ code: 'LENGTH', text });
  const parts = /^(\d{6})(\d{4})(\d{2})(\d{2})\d{2}(\d)([\dX])$/.exec(value);
  if (!parts) return err({ code: 'FORMAT', text });
  const [, area = '', year, month, day, sequence, check] = parts;
  if (residentIdCheckCharacter(value) !== check) return err({ code: 'CHECKSUM', text });
  const birth = dateFromParts({ year: Number(year), month: Number(month), day: Number(day) });
  if (birth === null || (today !== undefined && birth > today)) return err({ code: 'DATE', text });
  if (!PROVINCES.has(area.slice(0, 2))) return err({ code: 'AREA', text });
  return ok({ value: value as ResidentId, area, birth, sex: Number(sequence) % 2 === 1 ? 'M' : 'F' });
}

/** For values that are stored already: exact form, no folding. */
export const residentIdSchema = z
  .string()
  .regex(/^\d{17}[\dX]$/)
  .refine((text) => parseResidentId(text).ok, { error: 'RESIDENT_ID_INVALID' })
  .brand<'ResidentId'>();
