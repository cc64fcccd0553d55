import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { compactIdentifier, type IdentifierError, mod97 } from './common.ts';

/** Legal entity identifier, ISO 17442: 18 characters and two check digits (MOD 97-10). */
export type Lei = string & z.$brand<'Lei'>;

export function parseLei(text: string): Result<Lei, IdentifierError<'LENGTH' | 'FORMAT' | 'CHECKSUM'>> {
  const value = compactIdentifier(text);
  if (value.length !== 20) return err({ code: 'LENGTH', text });
  if (!/^[0-9A-Z]{18}\d{2}$/.test(value)) return err({ code: 'FORMAT', text });
  return mod97(value) === 1 ? ok(value as Lei) : err({ code: 'CHECKSUM', text });
}

/** The two check digits for the first 18 characters. */
export const leiCheckDigits = (body: string): string => String(98 - mod97(`${body}00`)).padStart(2, '0');

export const leiSchema = z
  .string()
  .regex(/^[0-9A-Z]{18}\d{2}$/)
  .refine((text) => parseLei(text).ok, { error: 'CHECKSUM' })
  .brand<'Lei'>();
