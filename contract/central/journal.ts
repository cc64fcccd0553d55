import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import {
  accountNumberSchema,
  branchCodeSchema,
  clientKeySchema,
  dateSchema,
  deviceIdSchema,
  instantSchema,
  tellerIdSchema,
  textSchema,
  traceNumberSchema,
  transactionCodeSchema,
} from '../primitives.ts';
import { route } from './define.ts';
import { nextSchema, pageQuery } from './page.ts';

/** One entry of the bank's journal. */
export const journalRowSchema = z.strictObject({
  traceNumber: traceNumberSchema,
  branchCode: branchCodeSchema,
  businessDate: dateSchema,
  postedAt: instantSchema,
  transactionCode: transactionCodeSchema,
  /** Null: the system's own. */
  tellerId: tellerIdSchema.nullable(),
  authoriserIds: z.array(tellerIdSchema).max(12),
  deviceId: deviceIdSchema.nullable(),
  clientKey: clientKeySchema.nullable(),
  /** Trace numbers of what it reverses, and of what reversed it. */
  reverses: traceNumberSchema.nullable(),
  reversedBy: traceNumberSchema.nullable(),
  lines: z
    .array(
      z.strictObject({
        side: z.enum(['D', 'C']),
        branchCode: branchCodeSchema,
        subject: textSchema(60),
        owner: textSchema(60).nullable(),
        currency: currencySchema,
        amount: minorUnitsSchema,
      }),
    )
    .max(200),
});
export type JournalRow = z.output<typeof journalRowSchema>;

/** One movement of an account, newest first. */
export const accountEntrySchema = z.strictObject({
  sequence: z.int().min(1),
  traceNumber: traceNumberSchema,
  businessDate: dateSchema,
  postedAt: instantSchema,
  transactionCode: transactionCodeSchema,
  summaryZh: textSchema(60),
  summaryEn: textSchema(60),
  /** Signed: positive is a credit. */
  amount: minorUnitsSchema,
  balanceAfter: minorUnitsSchema,
  cash: z.boolean(),
});

export const journalRoutes = {
  journal: route({
    method: 'GET',
    path: '/v1/journal',
    summary: "The branch's journal of a business date, in the order of posting: everybody's, one teller's, or that of the calling PC",
    auth: 'teller',
    query: z.strictObject({
      ...pageQuery({ usual: 50, most: 200 }),
      /** Absent: today. */
      businessDate: dateSchema.optional(),
      tellerId: tellerIdSchema.optional(),
      transactionCode: transactionCodeSchema.optional(),
      own: z.enum(['true', 'false']).default('false'),
    }),
    response: z.strictObject({ businessDate: dateSchema, entries: z.array(journalRowSchema), next: nextSchema }),
  }),
  accountEntries: route({
    method: 'GET',
    path: '/v1/accounts/:accountNumber/entries',
    summary: 'The movements of an account, newest first',
    auth: 'teller',
    params: z.strictObject({ accountNumber: accountNumberSchema }),
    query: z.strictObject(pageQuery({ usual: 50, most: 200 })),
    response: z.strictObject({ entries: z.array(accountEntrySchema), next: nextSchema }),
  }),
};
