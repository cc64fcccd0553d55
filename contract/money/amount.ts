import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { type Currency, minorPerMajor, minorUnits } from './currency.ts';

/** An amount in the smallest unit of its currency (fen for CNY). Never a `number`: 2^53 fen is a sum that a bank can meet. */
export type MinorUnits = bigint & z.$brand<'MinorUnits'>;

/** The same on the wire: JSON has no bigint, so a decimal string of minor units. */
export type MinorUnitsString = string & z.$brand<'MinorUnitsString'>;

export const minorUnitsSchema = z
  .string()
  .regex(/^(0|-?[1-9]\d{0,17})$/)
  .brand<'MinorUnitsString'>();

/** One amount keyed at the counter stays below one trillion major units; more is a slip of the finger, not a transaction. */
export const TELLER_AMOUNT_LIMIT_MAJOR = 1_000_000_000_000n;

export type AmountProblem =
  | 'AMOUNT_EMPTY'
  | 'AMOUNT_NOT_A_NUMBER'
  | 'AMOUNT_NEGATIVE'
  | 'AMOUNT_TOO_MANY_DECIMALS'
  | 'AMOUNT_TOO_LARGE'
  | 'AMOUNT_ZERO';

/** `details` fill the texts of the error codes: `text` as typed, `scale` of the currency, `max` that is still refused. */
export type AmountError = {
  readonly code: AmountProblem;
  readonly details: { readonly text: string; readonly scale: string; readonly max: string };
};

export const minor = (value: bigint): MinorUnits => value as MinorUnits;

export const toWire = (value: bigint): MinorUnitsString => minorUnitsSchema.parse(value.toString());

/** The string comes from `minorUnitsSchema`, so this cannot fail. */
export const fromWire = (wire: MinorUnitsString): MinorUnits => minor(BigInt(wire));

export const sumMinor = (values: Iterable<bigint>): MinorUnits => {
  let total = 0n;
  for (const value of values) total += value;
  return minor(total);
};

// The input method often stands in full-width mode; the teller sees digits, so digits they are.
const foldWidth = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u3002\u3000]/g, (c) => (c === '\u3000' ? ' ' : '.'));

const PLAIN = /^(\d*)(?:\.(\d*))?$/;
const GROUPED = /^(\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/;

/**
 * What a teller types into an amount field, in major units: `12,345.67`, `１２３`, `.5`.
 * Commas are accepted only between thousands: `12,34` may be a decimal comma and is refused.
 */
export function parseAmount(
  text: string,
  currency: Currency,
  options: { readonly allowZero?: boolean } = {},
): Result<MinorUnits, AmountError> {
  const decimals = minorUnits(currency);
  const limit = TELLER_AMOUNT_LIMIT_MAJOR * minorPerMajor(currency);
  const fail = (code: AmountProblem): Result<never, AmountError> =>
    err({ code, details: { text, scale: String(decimals), max: formatAmount(limit, currency) } });
  const typed = foldWidth(text).trim();
  if (typed === '') return fail('AMOUNT_EMPTY');
  const negative = /^[-\u2212]/.test(typed);
  const digits = negative ? typed.slice(1) : typed;
  const parts = PLAIN.exec(digits) ?? GROUPED.exec(digits);
  const whole = (parts?.[1] ?? '').replaceAll(',', '');
  const fraction = parts?.[2] ?? '';
  if (!parts || whole + fraction === '') return fail('AMOUNT_NOT_A_NUMBER');
  if (negative) return fail('AMOUNT_NEGATIVE');
  if (fraction.length > decimals) return fail('AMOUNT_TOO_MANY_DECIMALS');
  const value = BigInt(whole + fraction.padEnd(decimals, '0'));
  if (value >= limit) return fail('AMOUNT_TOO_LARGE');
  if (value === 0n && options.allowZero !== true) return fail('AMOUNT_ZERO');
  return ok(minor(value));
}

/** `12345.67`: as messages (ISO 20022, CNAPS) write amounts. */
export function toDecimalString(value: bigint, currency: Currency): string {
  const decimals = minorUnits(currency);
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const sign = value < 0n ? '-' : '';
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** `12,345.67`: as screens and papers show amounts. */
export const formatAmount = (value: bigint, currency: Currency): string =>
  toDecimalString(value, currency).replace(/\d(?=(\d{3})+(?!\d))(?<!\.\d*)/g, '$&,');

/** The strict reverse of `toDecimalString`, for messages and configuration: sign allowed, no commas, no limit but the wire's 18 digits. */
export function parseDecimalString(
  text: string,
  currency: Currency,
): Result<MinorUnits, { readonly code: 'DECIMAL_MALFORMED' | 'DECIMAL_TOO_LONG' | 'DECIMAL_SCALE'; readonly text: string }> {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!parts) return err({ code: 'DECIMAL_MALFORMED', text });
  const [, sign = '', whole = '', fraction = ''] = parts;
  const decimals = minorUnits(currency);
  if (fraction.length > decimals) return err({ code: 'DECIMAL_SCALE', text });
  const value = BigInt(whole + fraction.padEnd(decimals, '0'));
  if (value >= 10n ** 18n) return err({ code: 'DECIMAL_TOO_LONG', text });
  return ok(minor(sign === '-' ? -value : value));
}
