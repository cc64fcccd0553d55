import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { dateSchema, textSchema, transactionCodeSchema } from '../../primitives.ts';
import { reportSheetSchema } from '../../reports/sheet.ts';
import { keptFileSchema, reportOrderSchema } from '../../views/report.ts';
import { stageSchema } from '../../views/transaction.ts';
import { call, signedOn } from '../define.ts';

const languageSchema = z.enum(['zh', 'en']);

/** What rows of the journal are looked for. Null: all. */
export const journalFilterSchema = z.strictObject({
  businessDate: dateSchema.nullable(),
  stage: stageSchema.nullable(),
  transactionCode: transactionCodeSchema.nullable().default(null),
  /** Minor units, both ends included. */
  amountFrom: minorUnitsSchema.nullable().default(null),
  amountTo: minorUnitsSchema.nullable().default(null),
  /** Part of a trace number, an account number or a teller's number. */
  text: textSchema(40).nullable().default(null),
});
export type JournalFilter = z.output<typeof journalFilterSchema>;

/** 1601: reports on the screen, as PDF and as CSV; and 1602's rows as CSV. */
export const reportCalls = {
  'report.make': call({
    target: 'agent',
    summary: '1601 a report as it stands now: balancing sheet of a till, cash positions, voucher ledger, day report or journal list',
    permission: signedOn,
    input: reportOrderSchema,
    output: reportSheetSchema,
    deadlineMs: 60_000,
  }),
  'report.pdf': call({
    target: 'agent',
    summary: 'The same as a PDF in the data folder',
    permission: signedOn,
    input: reportOrderSchema,
    output: z.strictObject({ path: textSchema(1_000), pages: z.int().min(1) }),
    deadlineMs: 120_000,
  }),
  'report.csv': call({
    target: 'agent',
    summary: 'The same as a CSV file in the data folder: RFC 4180, UTF-8 with a byte order mark',
    permission: signedOn,
    input: reportOrderSchema.extend({ language: languageSchema }),
    output: keptFileSchema,
    deadlineMs: 60_000,
  }),
  'journal.csv': call({
    target: 'agent',
    summary: "1602 this counter's rows that match, as a CSV file in the data folder",
    permission: signedOn,
    input: journalFilterSchema.extend({ language: languageSchema }),
    output: keptFileSchema,
    deadlineMs: 120_000,
  }),
};
