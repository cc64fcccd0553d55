import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { dateSchema, instantSchema, tellerIdSchema, textSchema, traceNumberSchema } from '../primitives.ts';
import { route } from './define.ts';
import { nextSchema, pageQuery } from './page.ts';

export const REMITTANCE_DIRECTIONS = ['out', 'in', 'inquiry'] as const;

export const OUT_STATES = ['queued', 'sent', 'settled', 'rejected', 'returned'] as const;
export const IN_STATES = ['matched', 'suspense', 'released', 'forwarded', 'returned'] as const;
export const INQUIRY_STATES = ['open', 'answered'] as const;

/** Every state of a row, whichever way it goes. */
export const remittanceStateSchema = z.enum([...new Set([...OUT_STATES, ...IN_STATES, ...INQUIRY_STATES])]);

const remittanceRouteSchema = z.enum(['IN_BANK', 'BEPS', 'HVPS']);

/** One row of the register (1331). */
export const remittanceRowSchema = z.strictObject({
  number: traceNumberSchema,
  direction: z.enum(REMITTANCE_DIRECTIONS),
  state: remittanceStateSchema,
  businessDate: dateSchema,
  at: instantSchema,
  /** The other side: payee of what was sent, payer of what came in; of an inquiry the other bank. */
  counterpartName: textSchema(140),
  counterpartAccount: textSchema(40),
  counterpartBank: textSchema(12),
  /** Our side's account; null: none, or not found. */
  accountNumber: textSchema(40).nullable(),
  /** Whose money it is on our side: the payer of what was sent, the payee of what came in. */
  ownName: textSchema(140),
  currency: currencySchema,
  /** Null of an inquiry. */
  amount: minorUnitsSchema.nullable(),
  route: remittanceRouteSchema.nullable(),
  purpose: textSchema(256),
  /** Why it waits, or why it was not done, as a code; null: nothing is in the way. */
  why: textSchema(40).nullable(),
  /** What the other side said of it. */
  said: textSchema(256).nullable(),
  /** Minute of the branch's clock at which its system opens. */
  waitsUntil: textSchema(16).nullable(),
  /** It waits for a review of the sanctions lists. */
  screening: z.boolean(),
  tellerId: tellerIdSchema.nullable(),
  /** Of an inquiry: who asks, the remittance, and until when a reply is due. */
  side: z.enum(['ours', 'theirs']).nullable(),
  about: traceNumberSchema.nullable(),
  replyDue: dateSchema.nullable(),
  escalatedOn: dateSchema.nullable(),
});
export type RemittanceRow = z.output<typeof remittanceRowSchema>;

const counts = z.int().min(0);

export const remittanceRoutes = {
  remittances: route({
    method: 'GET',
    path: '/v1/remittances',
    summary: "The branch's register of remittances sent, received and inquired about, newest first",
    auth: 'teller',
    query: z.strictObject({
      ...pageQuery({ usual: 50, most: 200 }),
      direction: z.enum(REMITTANCE_DIRECTIONS).default('out'),
      state: remittanceStateSchema.optional(),
      businessDate: dateSchema.optional(),
    }),
    response: z.strictObject({ remittances: z.array(remittanceRowSchema), next: nextSchema }),
  }),
  sandboxClearing: route({
    method: 'POST',
    path: '/v1/sandbox/clearing',
    summary:
      'Sandbox banks only: the invented clearing system goes one step, after putting in what the body says: money or an inquiry from another bank, or an answer to a payment',
    auth: 'device',
    body: z.strictObject({
      /** Money from another bank. */
      incoming: z
        .strictObject({
          payeeAccount: z.string().min(1).max(32).nullable(),
          payeeName: z.string().min(1).max(140),
          amount: minorUnitsSchema,
          payerName: z.string().min(1).max(60).default('外行汇款人'),
          payerAccount: z.string().min(1).max(32).default('6222000000000000'),
          purpose: z.string().max(60).default('货款'),
        })
        .optional(),
      /** An answer to a payment, by its number in the register. */
      answer: z
        .strictObject({ number: traceNumberSchema, result: z.enum(['settled', 'rejected']), reason: z.string().max(200).optional() })
        .optional(),
      /** An inquiry about a remittance, by its number. */
      inquiry: z.strictObject({ number: traceNumberSchema, question: z.string().min(1).max(256) }).optional(),
    }),
    response: z.strictObject({ sent: counts, applied: counts, unchanged: counts, unknown: counts }),
  }),
};
