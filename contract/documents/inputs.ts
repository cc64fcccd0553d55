import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { dateSchema, instantSchema, textSchema } from '../primitives.ts';
import { interestSlipSchema } from '../products/interestSlip.ts';
import { CELL_TYPES } from '../reports/sheet.ts';

/**
 * What documents are made of: everything that will stand on the paper, as plain data. It can be stored with the journal row and printed again years later, whatever has become of
 * the account since. Papers are Chinese; names and labels here are what is printed.
 */

export const personSchema = z.strictObject({ id: textSchema(20), name: textSchema(60).optional() });
export type Person = z.output<typeof personSchema>;

/** What stands on every paper: whose it is, when and by whom it was made, and how often it was printed before. */
export const documentHeadSchema = z.strictObject({
  bankName: textSchema(60).min(1),
  branchCode: textSchema(12),
  branchName: textSchema(60),
  businessDate: dateSchema,
  traceNumber: textSchema(20).nullable(),
  teller: personSchema,
  overriddenBy: z.array(personSchema).max(6),
  printedAt: instantSchema,
  /** 0: the first print. More: the paper says 补打 and which time it is. */
  reprint: z.int().min(0).max(999),
});
export type DocumentHead = z.output<typeof documentHeadSchema>;

const party = { name: textSchema(140).min(1), accountNumber: textSchema(40) };
const money = { currency: currencySchema, amount: minorUnitsSchema };

/** A label and what it says. */
export const slipRowSchema = z.strictObject({ label: textSchema(20).min(1), value: textSchema(400).min(1) });
export type SlipRow = z.output<typeof slipRowSchema>;

const slipShape = {
  ...documentHeadSchema.shape,
  title: textSchema(40).min(1),
  account: z.strictObject(party).nullable(),
  counterparty: z.strictObject(party).nullable(),
  amount: z.strictObject(money).nullable(),
  /** What else is to be said, in this order. */
  rows: z.array(slipRowSchema).max(24),
};

/** The general slip of a posting. */
export const slipInputSchema = z.strictObject({ kind: z.literal('slip'), ...slipShape });
export type SlipInput = z.output<typeof slipInputSchema>;

/** The receipt of a loss report: a slip with what the holder must know. */
export const lossReportInputSchema = z.strictObject({ kind: z.literal('lossReport'), ...slipShape, notice: textSchema(300).min(1) });
export type LossReportInput = z.output<typeof lossReportInputSchema>;

export const interestSlipInputSchema = z.strictObject({
  kind: z.literal('interestSlip'),
  ...documentHeadSchema.shape,
  holderName: textSchema(140).min(1),
  productName: textSchema(60).min(1),
  currency: currencySchema,
  slip: interestSlipSchema,
});
export type InterestSlipInput = z.output<typeof interestSlipInputSchema>;

export const certificateInputSchema = z.strictObject({
  kind: z.literal('certificate'),
  ...documentHeadSchema.shape,
  /** The printed number of the form. */
  number: textSchema(20).min(1),
  ...money,
  holderName: textSchema(140).min(1),
  accountNumber: textSchema(40).min(1),
  /** As said of the product: 一年. */
  term: textSchema(20).min(1),
  /** Per cent a year. */
  rate: textSchema(20).min(1),
  startsOn: dateSchema,
  /** Null for deposits without one (通知存款). */
  maturesOn: dateSchema.nullable(),
  rollover: z.boolean(),
  /** 凭密码, 凭证件 … */
  drawing: textSchema(20).min(1),
  remark: textSchema(60),
});
export type CertificateInput = z.output<typeof certificateInputSchema>;

const instrument = {
  ...documentHeadSchema.shape,
  number: textSchema(20).min(1),
  issueDate: dateSchema,
  payee: textSchema(140).min(1),
  applicant: textSchema(140).min(1),
  ...money,
  /** 现金: payable in cash, which is only possible between individuals. */
  cash: z.boolean(),
  issuerName: textSchema(140).min(1),
  remark: textSchema(60),
};

export const draftInputSchema = z.strictObject({
  kind: z.literal('draft'),
  ...instrument,
  issuerCode: textSchema(14).min(1),
  applicantAccount: textSchema(40),
  /** The paying agent; a cash draft must name one. */
  agentBank: z.strictObject({ name: textSchema(140), code: textSchema(14) }).nullable(),
});
export type DraftInput = z.output<typeof draftInputSchema>;

export const cashiersChequeInputSchema = z.strictObject({ kind: z.literal('cashiersCheque'), ...instrument });
export type CashiersChequeInput = z.output<typeof cashiersChequeInputSchema>;

export const cashCountInputSchema = z.strictObject({
  kind: z.literal('cashCount'),
  ...documentHeadSchema.shape,
  title: textSchema(40).min(1),
  till: textSchema(40).min(1),
  /** 日终清点, 尾箱交接 … */
  occasion: textSchema(60).min(1),
  currency: currencySchema,
  /** Denominations in the order of the table; those without a piece may be left out. */
  counted: z.array(z.strictObject({ name: textSchema(30).min(1), pieces: z.int().min(0), value: minorUnitsSchema })).max(60),
  /** Null where nothing is compared. */
  booked: minorUnitsSchema.nullable(),
  vouchers: z
    .array(z.strictObject({ name: textSchema(30).min(1), first: textSchema(20), last: textSchema(20), count: z.int().min(1) }))
    .max(200),
  giver: personSchema.nullable(),
  receiver: personSchema.nullable(),
  witness: personSchema.nullable(),
});
export type CashCountInput = z.output<typeof cashCountInputSchema>;

export const counterfeitInputSchema = z.strictObject({
  kind: z.literal('counterfeit'),
  ...documentHeadSchema.shape,
  number: textSchema(30).min(1),
  holderName: textSchema(60).min(1),
  /** 居民身份证 and the number. */
  holderIdType: textSchema(20).min(1),
  holderIdNumber: textSchema(40).min(1),
  item: z.enum(['cny-note', 'cny-coin', 'foreign']),
  currency: currencySchema,
  faceValue: minorUnitsSchema,
  pieces: z.int().min(1),
  serials: z.array(textSchema(20)).max(100),
  stamped: z.boolean(),
  sealedBag: z.boolean(),
  appraisalBy: dateSchema,
  secondTeller: personSchema,
});
export type CounterfeitInput = z.output<typeof counterfeitInputSchema>;

export const dayReportInputSchema = z.strictObject({
  kind: z.literal('dayReport'),
  ...documentHeadSchema.shape,
  title: textSchema(40).min(1),
  currency: currencySchema,
  rows: z
    .array(
      z.strictObject({
        at: instantSchema,
        traceNumber: textSchema(20),
        name: textSchema(20),
        accountNumber: textSchema(32),
        debit: minorUnitsSchema.nullable(),
        credit: minorUnitsSchema.nullable(),
      }),
    )
    .max(100_000),
});
export type DayReportInput = z.output<typeof dayReportInputSchema>;

/** Tables under one heading, as a report has them (contract/reports). Cells as in a report's sheet. */
export const reportInputSchema = z.strictObject({
  kind: z.literal('report'),
  ...documentHeadSchema.shape,
  title: textSchema(40).min(1),
  about: textSchema(40),
  tables: z
    .array(
      z.strictObject({
        name: textSchema(120),
        currency: currencySchema,
        columns: z.array(z.strictObject({ name: textSchema(120), type: z.enum(CELL_TYPES), widthMm: z.number().min(8).max(190) })).max(10),
        rows: z.array(z.array(textSchema(400)).max(10)).max(10_000),
        sum: z.array(textSchema(400)).max(10).nullable(),
      }),
    )
    .max(40),
  checks: z.array(z.strictObject({ text: textSchema(120), holds: z.boolean(), detail: textSchema(200) })).max(40),
});
export type ReportInput = z.output<typeof reportInputSchema>;

export const documentInputSchema = z.discriminatedUnion('kind', [
  slipInputSchema,
  lossReportInputSchema,
  interestSlipInputSchema,
  certificateInputSchema,
  draftInputSchema,
  cashiersChequeInputSchema,
  cashCountInputSchema,
  counterfeitInputSchema,
  dayReportInputSchema,
  reportInputSchema,
]);
export type DocumentInput = z.output<typeof documentInputSchema>;
export type DocumentKind = DocumentInput['kind'];
