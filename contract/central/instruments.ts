import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import {
  accountNumberSchema,
  branchCodeSchema,
  dateSchema,
  instantSchema,
  tellerIdSchema,
  textSchema,
  traceNumberSchema,
} from '../primitives.ts';
import { voucherNumberSchema } from '../vouchers/range.ts';
import { route } from './define.ts';
import { nextSchema, pageQuery } from './page.ts';

export const INSTRUMENT_STATES = ['issued', 'overdue', 'stopped', 'paid', 'settled', 'refunded', 'cancelled'] as const;
export const instrumentStateSchema = z.enum(INSTRUMENT_STATES);

const kindSchema = z.enum(['draft', 'cashiersCheque']);
const partyKind = z.enum(['individual', 'unit']);

/** A draft or cashier's cheque as the register has it. Amounts in minor units. The check code is not in it: only the paper has it. */
export const instrumentViewSchema = z.strictObject({
  kind: kindSchema,
  number: voucherNumberSchema,
  state: instrumentStateSchema,
  issuingBranch: branchCodeSchema,
  /** Which branch has copy 1, and settles. */
  cardBranch: branchCodeSchema,
  issuedOn: dateSchema,
  /** Last day of presentment. */
  dueOn: dateSchema,
  currency: currencySchema,
  amount: minorUnitsSchema,
  cash: z.boolean(),
  face: z.enum(['fixed', 'free']),
  applicantName: textSchema(140),
  applicantKind: partyKind,
  payeeName: textSchema(140),
  payeeKind: partyKind,
  agentBranch: branchCodeSchema.nullable(),
  transferable: z.boolean(),
  issuedBy: tellerIdSchema,
  paidOn: dateSchema.nullable(),
  paidBranch: branchCodeSchema.nullable(),
  paidAmount: minorUnitsSchema.nullable(),
  surplusTo: z.enum(['account', 'payable', 'cash']).nullable(),
  stoppedOn: dateSchema.nullable(),
  /** The first day on which the stop may be released for want of a court's notice; null where a court has spoken. */
  releasedFrom: dateSchema.nullable(),
  courtDocument: textSchema(60).nullable(),
});
export type InstrumentView = z.output<typeof instrumentViewSchema>;

export const instrumentStepSchema = z.strictObject({
  step: z.int().min(1),
  event: textSchema(20),
  state: instrumentStateSchema,
  branchCode: branchCodeSchema,
  /** Null: the end of a day. */
  tellerId: tellerIdSchema.nullable(),
  /** The second person, and those who consented. */
  others: z.array(tellerIdSchema),
  businessDate: dateSchema,
  doneAt: instantSchema,
});
export type InstrumentStepView = z.output<typeof instrumentStepSchema>;

export const COLLECTION_STATES = ['sent', 'notified', 'partlyPaid', 'paid', 'refused', 'returned'] as const;

export const collectionViewSchema = z.strictObject({
  number: traceNumberSchema,
  kind: z.enum(['acceptance-documents', 'acceptance-goods', 'entrusted']),
  state: z.enum(COLLECTION_STATES),
  sendingBranch: branchCodeSchema,
  payerBranch: branchCodeSchema,
  payeeAccount: accountNumberSchema,
  payerAccount: accountNumberSchema,
  currency: currencySchema,
  amount: minorUnitsSchema,
  paid: minorUnitsSchema,
  lateFees: minorUnitsSchema,
  contractNumber: textSchema(60),
  documents: textSchema(200),
  sentOn: dateSchema,
  /** Last day for a refusal in writing; null until the payer was notified. */
  dueOn: dateSchema.nullable(),
  reason: textSchema(200),
});
export type CollectionView = z.output<typeof collectionViewSchema>;

export const instrumentRoutes = {
  collections: route({
    method: 'GET',
    path: '/v1/collections',
    summary: 'Collections that the branch has sent (`side=sent`) or has to act on for its payers (`side=received`), newest first',
    auth: 'teller',
    query: z.strictObject({
      ...pageQuery({ usual: 50, most: 200 }),
      side: z.enum(['sent', 'received']).default('received'),
      state: z.enum(COLLECTION_STATES).optional(),
    }),
    response: z.strictObject({ collections: z.array(collectionViewSchema), next: nextSchema }),
  }),
  instruments: route({
    method: 'GET',
    path: '/v1/instruments',
    summary:
      "Drafts and cashier's cheques whose cards the branch has, by kind and number. With `state=paid` those that are to be settled (the settlement list)",
    auth: 'teller',
    query: z.strictObject({
      ...pageQuery({ usual: 50, most: 200 }),
      kind: kindSchema.optional(),
      state: instrumentStateSchema.optional(),
    }),
    response: z.strictObject({ instruments: z.array(instrumentViewSchema), next: nextSchema }),
  }),
  instrument: route({
    method: 'GET',
    path: '/v1/instruments/:kind/:number',
    summary: 'One instrument with who did each step, for any branch of the bank to which it is presented',
    auth: 'teller',
    params: z.strictObject({ kind: kindSchema, number: voucherNumberSchema }),
    response: z.strictObject({ instrument: instrumentViewSchema, steps: z.array(instrumentStepSchema) }),
  }),
};
