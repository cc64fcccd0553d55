import { z } from 'zod';
import { Exact, exact } from '../interest/decimal.ts';
import { type MinorUnits, minor } from '../money/amount.ts';
import { type Currency, currencySchema, minorPerMajor } from '../money/currency.ts';
import { decimalSchema, namesSchema, transactionsSchema } from './common.ts';

/** Prices are decimal strings of major units: a tariff is written so, and what it gives is rounded once, at the end. */
const chargeSchema = z.discriminatedUnion('basis', [
  z.strictObject({ basis: z.literal('fixed'), amount: decimalSchema }),
  z
    .strictObject({ basis: z.literal('perMille'), rate: decimalSchema, minimum: decimalSchema, maximum: decimalSchema.nullable() })
    .refine(({ minimum, maximum }) => maximum === null || exact(minimum).lte(maximum), { error: 'The minimum is above the maximum' }),
]);

/** One line of the fee table. Key: its code. */
export const feeSchema = z.strictObject({
  names: namesSchema,
  transactions: transactionsSchema,
  currency: currencySchema,
  charge: chargeSchema,
});
export type Fee = z.output<typeof feeSchema>;

/** The fee for an amount, both in minor units of the fee's currency; half a minor unit goes up, as receipts do it. */
export function feeAmount(charge: Fee['charge'], amount: bigint, currency: Currency): MinorUnits {
  const scale = minorPerMajor(currency);
  const toMinor = (major: Exact): bigint => BigInt(major.times(scale.toString()).toDecimalPlaces(0, Exact.ROUND_HALF_UP).toFixed(0));
  if (charge.basis === 'fixed') return minor(toMinor(exact(charge.amount)));
  const plain = exact(amount).div(scale.toString()).times(charge.rate).div(1000);
  const raised = Exact.max(plain, charge.minimum);
  return minor(toMinor(charge.maximum === null ? raised : Exact.min(raised, charge.maximum)));
}
