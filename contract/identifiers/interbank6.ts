import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { compactIdentifier, type IdentifierError } from './common.ts';

/** 网内往来行号: two digits of the bank (province) and four of the branch, no check digit; the branch must hold the in-network entry right. */
export type InterbankNumber = string & z.$brand<'InterbankNumber'>;

export const interbankNumberSchema = z
  .string()
  .regex(/^\d{6}$/)
  .brand<'InterbankNumber'>();

const BANK_DIGITS = 2;

export type InterbankParts = { readonly bank: string; readonly branch: string };

/** The two fields of the form XXYYYY. */
export const splitInterbankNumber = (text: string): InterbankParts => ({
  bank: text.slice(0, BANK_DIGITS),
  branch: text.slice(BANK_DIGITS),
});

export function parseInterbankNumber(
  text: string,
): Result<InterbankParts & { readonly value: InterbankNumber }, IdentifierError<'LENGTH' | 'FORMAT'>> {
  const compact = compactIdentifier(text);
  if (compact.length !== 6) return err({ code: 'LENGTH', text });
  const value = interbankNumberSchema.safeParse(compact);
  return value.success ? ok({ value: value.data, ...splitInterbankNumber(compact) }) : err({ code: 'FORMAT', text });
}
