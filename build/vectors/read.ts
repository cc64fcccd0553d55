import { Decimal } from 'decimal.js';
import { type BusinessDate, businessDateSchema } from '../../contract/dates/businessDate.ts';
import { type AnnualRate, parseAnnualRate } from '../../contract/interest/rate.ts';
import { type MinorUnits, parseDecimalString, toDecimalString } from '../../contract/money/amount.ts';
import { CNY, type Currency } from '../../contract/money/currency.ts';

/** Readers for the loosely written inputs of vector files. Each throws with the name of what it could not read. */

export type Fields = Readonly<Record<string, unknown>>;

export function text(value: unknown, what = 'text'): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  throw new TypeError(`${what} is not text: ${JSON.stringify(value)}`);
}

export function fields(value: unknown): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new TypeError(`input is not an object: ${JSON.stringify(value)}`);
}

/** The first of the names that the input carries; files name the same thing differently. */
export const pick = (input: Fields, ...names: readonly string[]): unknown => {
  const name = names.find((candidate) => input[candidate] !== undefined);
  return name === undefined ? undefined : input[name];
};

/** `"10000.00"`, `10000`, `"+20,000"`, `"-5000"`. */
export function money(value: unknown, currency: Currency = CNY, what = 'amount'): MinorUnits {
  const written = text(value, what).replaceAll(',', '').replace(/^\+/, '');
  const parsed = parseDecimalString(written, currency);
  if (!parsed.ok) throw new TypeError(`${what} is not an amount: ${written}`);
  return parsed.value;
}

export function day(value: unknown, what = 'date'): BusinessDate {
  const parsed = businessDateSchema.safeParse(text(value, what).slice(0, 10));
  if (!parsed.success) throw new TypeError(`${what} is not a date: ${JSON.stringify(value)}`);
  return parsed.data;
}

/** `"2.43%"`, `"annual 2.43%"`, `"0.0243"`: a bare numeral is a fraction of one. */
export function rate(value: unknown, what = 'rate'): AnnualRate {
  const written = /(\d+(?:\.\d+)?)\s*(%?)/.exec(text(value, what));
  const percent = written?.[2] === '%' ? written[1] : new Decimal(written?.[1] ?? Number.NaN).times(100).toFixed();
  const parsed = parseAnnualRate(percent ?? '');
  if (!parsed.ok) throw new TypeError(`${what} is not a rate: ${JSON.stringify(value)}`);
  return parsed.value;
}

export function flag(value: unknown): boolean {
  return value === true || value === 'true' || value === 'yes';
}

/** An amount as vectors write it. */
export const shown = (amount: bigint): string => toDecimalString(amount, CNY);
