import { z } from 'zod';
import { acceptedSchema, quoteSchema } from '../central/transactions.ts';
import { wireErrorSchema } from '../errors/wire.ts';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import {
  clientKeySchema,
  dateSchema,
  instantSchema,
  passbookNumberSchema,
  tellerIdSchema,
  textSchema,
  tillIdSchema,
  traceNumberSchema,
  transactionCodeSchema,
} from '../primitives.ts';
import { passbookLineSchema } from './printing.ts';

/** Stages of a journal row (trust: stages). From `sending` on, only an answer for the key decides. */
export const stageSchema = z.enum([
  'open',
  'quoted',
  'collected',
  'authorised',
  'sending',
  'accepted',
  'rejected',
  'inDoubt',
  'queued',
  'printing',
  'done',
  'parked',
  'void',
  'reversed',
]);
export type Stage = z.output<typeof stageSchema>;

/** A document of an accepted transaction: `prepared → sent → confirmed | failed → acknowledged` (trust: printing). */
export const documentViewSchema = z.strictObject({
  kind: z.enum(['passbook', 'receipt']),
  state: z.enum(['prepared', 'sent', 'confirmed', 'failed', 'acknowledged', 'skipped']),
  passbookNumber: passbookNumberSchema.nullable(),
  /** Version of the book's print position at which the lines were fetched; an acknowledgement names it. */
  bookVersion: z.int().min(0).nullable(),
  /** Lines of the print under way with the line of the book each goes to. */
  lines: z.array(
    z.strictObject({
      lineNumber: z.int().min(1),
      line: passbookLineSchema,
      /** What is known of it: `confirmed` by the device, `maybe` sent without confirmation, `waiting` certainly not on paper. */
      paper: z.enum(['waiting', 'maybe', 'confirmed']),
    }),
  ),
  error: wireErrorSchema.nullable(),
});
export type DocumentView = z.output<typeof documentViewSchema>;

export const formValuesSchema = z.record(z.string().max(64), z.json());

export const transactionViewSchema = z.strictObject({
  clientKey: clientKeySchema,
  transactionCode: transactionCodeSchema,
  stage: stageSchema,
  businessDate: dateSchema,
  openedAt: instantSchema,
  updatedAt: instantSchema,
  tellerId: tellerIdSchema,
  tillId: tillIdSchema.nullable(),
  values: formValuesSchema,
  quote: quoteSchema.nullable(),
  accepted: acceptedSchema.nullable(),
  /** Why it was rejected, or what the last step said. */
  error: wireErrorSchema.nullable(),
  document: documentViewSchema.nullable(),
  /** Taken in while central was out of reach; `sentAt`: on its way to central, and no more to be taken back here. */
  captured: z
    .strictObject({ at: instantSchema, heldBy: tellerIdSchema.nullable(), sentAt: instantSchema.nullable() })
    .nullable()
    .default(null),
  /** True: this stage was found after a crash and is the system's doing, not the teller's. */
  recovered: z.boolean(),
});
export type TransactionView = z.output<typeof transactionViewSchema>;

export const journalRowSchema = z.strictObject({
  clientKey: clientKeySchema,
  transactionCode: transactionCodeSchema,
  stage: stageSchema,
  businessDate: dateSchema,
  openedAt: instantSchema,
  updatedAt: instantSchema,
  tellerId: tellerIdSchema,
  tillId: tillIdSchema.nullable(),
  accountNumber: z.string().max(32).nullable(),
  currency: currencySchema.nullable(),
  amount: minorUnitsSchema.nullable(),
  traceNumber: traceNumberSchema.nullable(),
  errorCode: textSchema(64).nullable(),
  /** Documents still to be confirmed on paper. */
  unprinted: z.boolean(),
  recovered: z.boolean(),
});
export type JournalRow = z.output<typeof journalRowSchema>;
