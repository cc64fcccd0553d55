import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { compactIdentifier, type IdentifierError } from './common.ts';

/** 统一社会信用代码, GB 32100-2015: 1 authority, 1 type, 6 area, 9 organisation code, 1 check character (MOD 31). */
export type Uscc = string & z.$brand<'Uscc'>;

export type UsccParts = {
  readonly value: Uscc;
  readonly authority: string;
  readonly type: string;
  readonly area: string;
  readonly organisation: string;
};

/** No I, O, Z, S, V. A character's value is its position. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

// 1 to 9 by ministry, N agriculture (rural collectives open accounts every day), Y other. A, the armed forces, is left out on
// purpose: their units open accounts with a military permit and never show this code at a counter.
const AUTHORITIES = '1-9NY';
const SHAPE = new RegExp(`^([${AUTHORITIES}])([${ALPHABET}])(\\d{6})([${ALPHABET}]{9})([${ALPHABET}])$`);

/** `body` is the first 17 characters; weight of the i-th is 3^(i-1) mod 31. */
export function usccCheckCharacter(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const c of body.slice(0, 17)) {
    sum += ALPHABET.indexOf(c) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] ?? '';
}

export function parseUscc(text: string): Result<UsccParts, IdentifierError<'LENGTH' | 'FORMAT' | 'CHECKSUM'>> {
  const value = compactIdentifier(text);
  if (value.length !== 18) return err({ code: 'LENGTH', text });
  const parts = SHAPE.exec(value);
  if (!parts) return err({ code: 'FORMAT', text });
  const [, authority = '', type = '', area = '', organisation = '', check] = parts;
  if (usccCheckCharacter(value) !== check) return err({ code: 'CHECKSUM', text });
  return ok({ value: value as Uscc, authority, type, area, organisation });
}

/** For values that are stored already: exact form, no folding. */
export const usccSchema = z
  .string()
  .regex(SHAPE)
  .refine((text) => parseUscc(text).ok, { error: 'CHECKSUM' })
  .brand<'Uscc'>();
