import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { MINOR_UNITS_BY_CODE } from './iso4217.ts';

/** An ISO 4217 alphabetic code that this product knows the scale of. */
export type Currency = string & z.$brand<'Currency'>;

export const isCurrency = (code: string): code is Currency => MINOR_UNITS_BY_CODE.has(code);

export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .refine(isCurrency, { error: 'CURRENCY_UNKNOWN' })
  .brand<'Currency'>();

/** Accepts `cny`, ` USD `: what a message or a person may write. */
export function parseCurrency(text: string): Result<Currency, { readonly code: 'CURRENCY_UNKNOWN'; readonly text: string }> {
  const code = text.trim().toUpperCase();
  return isCurrency(code) ? ok(code) : err({ code: 'CURRENCY_UNKNOWN', text });
}

/** Digits after the decimal point (ISO 4217), 0 to 4. */
export function minorUnits(currency: Currency): number {
  const digits = MINOR_UNITS_BY_CODE.get(currency);
  if (digits === undefined) throw new RangeError(`Not an ISO 4217 currency of this table: ${currency}`);
  return digits;
}

/** Minor units in one major unit: 100n for CNY, 1n for JPY, 1000n for KWD. */
export const minorPerMajor = (currency: Currency): bigint => 10n ** BigInt(minorUnits(currency));

export const CNY = 'CNY' as Currency;
export const USD = 'USD' as Currency;
export const EUR = 'EUR' as Currency;
export const HKD = 'HKD' as Currency;
export const JPY = 'JPY' as Currency;
