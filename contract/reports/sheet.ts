import { z } from 'zod';
import { currencySchema } from '../money/currency.ts';
import { dateSchema, instantSchema, textSchema } from '../primitives.ts';

/** The reports of 1601. `till`: a till's balancing sheet. `journal`: the branch's entries of a day, in the order of posting. */
export const REPORT_KINDS = ['till', 'positions', 'vouchers', 'day', 'journal'] as const;
export const reportKindSchema = z.enum(REPORT_KINDS);
export type ReportKind = z.output<typeof reportKindSchema>;

const namesSchema = z.strictObject({ zh: textSchema(120), en: textSchema(160) });

/**
 * `money`: minor units of the table's currency, signed. `count`: a whole number. The others but `text` hold a code that `words.ts` says in
 * either language. An empty cell is empty.
 */
export const CELL_TYPES = ['text', 'count', 'money', 'transaction', 'piece', 'voucher', 'holder', 'tillState'] as const;

export const reportTableSchema = z.strictObject({
  names: namesSchema,
  currency: currencySchema,
  columns: z
    .array(
      z.strictObject({
        names: namesSchema,
        type: z.enum(CELL_TYPES),
        /** Millimetres on paper, of 190 in all. */
        widthMm: z.number().min(8).max(190),
      }),
    )
    .min(1)
    .max(10),
  rows: z.array(z.array(textSchema(400)).max(10)).max(10_000),
  /** One cell a column, the first one empty for the word; null: nothing to add up. */
  sum: z.array(textSchema(400)).max(10).nullable(),
  /** The column that people would rather look at than read, as bars; null: none. */
  chart: z.int().min(0).max(9).nullable(),
  /** True: there is more than is shown. */
  more: z.boolean(),
});
export type ReportTable = z.output<typeof reportTableSchema>;

/** Something that must be so, and whether it is. `detail` tells figures. */
export const reportCheckSchema = z.strictObject({ names: namesSchema, holds: z.boolean(), detail: textSchema(200) });
export type ReportCheck = z.output<typeof reportCheckSchema>;

/** A report as plain data: the screen, the PDF and the CSV are made of the same. */
export const reportSheetSchema = z.strictObject({
  kind: reportKindSchema,
  names: namesSchema,
  /** What it is of: a till's number, or the branch's. */
  about: textSchema(40),
  businessDate: dateSchema,
  madeAt: instantSchema,
  tables: z.array(reportTableSchema).max(40),
  checks: z.array(reportCheckSchema).max(40),
});
export type ReportSheet = z.output<typeof reportSheetSchema>;
