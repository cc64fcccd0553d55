import { z } from 'zod';
import { givenDateSchema } from '../../central/ecifData.ts';
import { panSchema } from '../../identifiers/pan.ts';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { accountNumberSchema, passbookNumberSchema } from '../../primitives.ts';
import { idTypeSchema } from '../../views/customer.ts';

/** Somebody who stands at the counter for the customer (代办), with the ID that they showed. */
export const agentSchema = z.strictObject({
  name: z.string().trim().min(1).max(140),
  idType: idTypeSchema,
  idNumber: z.string().trim().min(1).max(40),
  expiresOn: givenDateSchema.nullable(),
});

/** Where money comes from: counted cash, or another account of the same customer. */
export const fundingSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('cash'), denominations: denominationCountsSchema }),
  z.strictObject({ from: z.literal('account'), accountNumber: accountNumberSchema }),
]);
export type Funding = z.output<typeof fundingSchema>;

/**
 * Where money goes: counted cash, or another account of the same customer. A quote may leave the pieces out, because it is the quote
 * that says how much there is to count; a posting may not.
 */
export const payoutSchema = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('cash'), denominations: denominationCountsSchema }),
  z.strictObject({ to: z.literal('account'), accountNumber: accountNumberSchema }),
]);
export type Payout = z.output<typeof payoutSchema>;

/** The printed number of a certificate or passbook. */
export const formNumberSchema = passbookNumberSchema;

/** What the customer takes home. Forms have the next number of the teller's stock, cards the number on them. */
export const mediumSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('passbook'), number: formNumberSchema }),
  z.strictObject({ type: z.literal('certificate'), number: formNumberSchema }),
  z.strictObject({ type: z.literal('card'), number: panSchema }),
]);
export type NewMedium = z.output<typeof mediumSchema>;
export type MediumType = NewMedium['type'];

/** The name on the ID that the customer showed. */
export const shownNameSchema = z.string().trim().min(1).max(140);
export const remarkSchema = z.string().max(60);
