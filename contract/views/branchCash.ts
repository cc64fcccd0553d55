import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { denominationCountsSchema } from '../money/denominations.ts';
import { instantSchema, tellerIdSchema, textSchema, tillIdSchema, traceNumberSchema } from '../primitives.ts';
import { voucherNumberSchema } from '../vouchers/range.ts';
import { voucherTypeSchema } from '../vouchers/types.ts';

/** Consecutive forms of one kind. */
export const formsRangeSchema = z.strictObject({ type: voucherTypeSchema, first: voucherNumberSchema, last: voucherNumberSchema });
export type FormsRange = z.output<typeof formsRangeSchema>;

const common = {
  /** The trace number of its giving. */
  number: traceNumberSchema,
  giver: tellerIdSchema,
  receiver: tellerIdSchema,
  /** What the receiver must say; known to the giver alone. */
  token: textSchema(20).nullable(),
  givenAt: instantSchema,
};

const side = z.enum(['vault', 'teller']);

/** Something on its way between two people: given, and neither accepted nor returned yet. */
export const waitingTransferSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cash'),
    code: z.enum(['0221', '0222', '0223']),
    ...common,
    fromTill: tillIdSchema,
    toTill: tillIdSchema,
    amount: minorUnitsSchema,
    denominations: denominationCountsSchema,
  }),
  z.strictObject({
    kind: z.literal('handOver'),
    code: z.literal('0241'),
    ...common,
    tillId: tillIdSchema,
    /** What is booked in the till. */
    amount: minorUnitsSchema,
  }),
  z.strictObject({ kind: z.literal('vouchers'), code: z.literal('0232'), ...common, ...formsRangeSchema.shape, from: side, to: side }),
]);
export type WaitingTransfer = z.output<typeof waitingTransferSchema>;

/** A till that can take cash now, with the teller who has it. */
export const receivingTillSchema = z.strictObject({ tillId: tillIdSchema, tellerId: tellerIdSchema });
export type ReceivingTill = z.output<typeof receivingTillSchema>;

/** Cash over or short that nobody has decided on yet. */
export const openDifferenceSchema = z.strictObject({
  number: traceNumberSchema,
  tillId: tillIdSchema,
  kind: z.enum(['over', 'short']),
  amount: minorUnitsSchema,
  explanation: textSchema(500),
  explainedBy: tellerIdSchema,
});
export type OpenDifference = z.output<typeof openDifferenceSchema>;
