import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { compactIdentifier, type IdentifierError } from './common.ts';
import { mod1110CheckDigit } from './iso7064.ts';

/** 支付系统行号: 3 digits bank type, 4 city, 4 branch, 1 check digit (ISO 7064 MOD 11,10 over the first eleven). */
export type BankCode = string & z.$brand<'BankCode'>;

export type BankCodeParts = {
  readonly value: BankCode;
  readonly bankType: string;
  readonly city: string;
  readonly branch: string;
  readonly check: string;
};

export function parseBankCode(text: string): Result<BankCodeParts, IdentifierError<'LENGTH' | 'FORMAT' | 'CHECKSUM'>> {
  const value = compactIdentifier(text);
  if (value.length !== 12) return err({ code: 'LENGTH', text });
  const parts = /^(\d{3})(\d{4})(\d{4})(\d)$/.exec(value);
  if (!parts) return err({ code: 'FORMAT', text });
  const [, bankType = '', city = '', branch = '', check = ''] = parts;
  if (mod1110CheckDigit(value.slice(0, 11)) !== check) return err({ code: 'CHECKSUM', text });
  return ok({ value: value as BankCode, bankType, city, branch, check });
}

/** For values that are stored already: exact form, no folding. */
export const bankCodeSchema = z
  .string()
  .regex(/^\d{12}$/)
  .refine((text) => parseBankCode(text).ok, { error: 'CHECKSUM' })
  .brand<'BankCode'>();
