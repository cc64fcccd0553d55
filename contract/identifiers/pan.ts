import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { compactIdentifier } from './common.ts';

/** The number on a payment card, ISO/IEC 7812: 13 to 19 digits, the last one by Luhn. */
export type Pan = string & z.$brand<'Pan'>;

export type CardScheme = 'unionpay';

/** The schemes whose cards the counter serves; others are valid numbers of no scheme here. */
const SCHEMES: ReadonlyArray<{ readonly scheme: CardScheme; readonly pattern: RegExp }> = [
  { scheme: 'unionpay', pattern: /^62\d{12,17}$/ },
];

export function luhnValid(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const weighted = i % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

export type PanError = { readonly code: 'LENGTH' | 'FORMAT' | 'LUHN' };

/** The error does not repeat the number: card numbers must not reach a log. */
export function parsePan(
  text: string,
): Result<{ readonly value: Pan; readonly scheme: CardScheme | null; readonly length: number }, PanError> {
  const value = compactIdentifier(text).replaceAll('-', '');
  if (!/^\d*$/.test(value)) return err({ code: 'FORMAT' });
  if (value.length < 13 || value.length > 19) return err({ code: 'LENGTH' });
  if (!luhnValid(value)) return err({ code: 'LUHN' });
  const scheme = SCHEMES.find(({ pattern }) => pattern.test(value))?.scheme ?? null;
  return ok({ value: value as Pan, scheme, length: value.length });
}

export const panSchema = z
  .string()
  .regex(/^\d{13,19}$/)
  .refine(luhnValid, { error: 'LUHN' })
  .brand<'Pan'>();

/** First six and last four: what may be shown and printed. */
export const maskPan = (pan: Pan): string => `${pan.slice(0, 6)}${'*'.repeat(pan.length - 10)}${pan.slice(-4)}`;
