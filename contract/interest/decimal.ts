import { Decimal } from 'decimal.js';

/**
 * Exact arithmetic for rates and interest: 60 digits hold every product of a 18-digit amount, a rate and a day count, so the only
 * rounding is the one that the rule names.
 */
export const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

export type Exact = Decimal;

export const exact = (value: bigint | number | string): Exact => new Exact(typeof value === 'bigint' ? value.toString() : value);
