import { z } from 'zod';
import { wireErrorSchema } from '../errors/wire.ts';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import {
  clientKeySchema,
  dateSchema,
  instantSchema,
  textSchema,
  tillIdSchema,
  traceNumberSchema,
  transactionCodeSchema,
} from '../primitives.ts';
import { accountViewSchema } from '../views/customer.ts';
import { route } from './define.ts';

/** What a transaction would cost and need. Nothing is posted by asking. */
export const quoteSchema = z.strictObject({
  quoteId: z.uuid(),
  transactionCode: transactionCodeSchema,
  businessDate: dateSchema,
  expiresAt: instantSchema,
  /** Debited or credited account as it stands now, when the transaction has one. */
  account: accountViewSchema.nullable(),
  currency: currencySchema,
  amount: minorUnitsSchema,
  fees: z.array(z.strictObject({ code: textSchema(20), nameZh: textSchema(40), nameEn: textSchema(40), amount: minorUnitsSchema })),
  /** Balance of the account if it is posted as quoted. */
  balanceAfter: minorUnitsSchema.nullable(),
  /** Overrides that must be given before posting, by rule name. */
  overrides: z.array(z.strictObject({ rule: textSchema(40), role: textSchema(40), reasonZh: textSchema(200), reasonEn: textSchema(200) })),
  /** What the teller must be told now (large-value report, grey list …). */
  notices: z.array(z.strictObject({ level: z.enum(['info', 'warning']), textZh: textSchema(300), textEn: textSchema(300) })),
  /** What the transaction would give besides figures, by its code: an interest calculation, what a reversal undoes. */
  result: z.record(z.string().max(64), z.json()).optional(),
  /** Made by the counter itself while central was out of reach: nothing of it is promised. Central never says so. */
  offline: z.literal(true).optional(),
});
export type Quote = z.output<typeof quoteSchema>;

/** Normalised values of a form as its catalogue entry makes them; central checks them against the entry's own schema again. */
export const requestValuesSchema = z.record(z.string().max(64), z.json());

export const quoteRequestSchema = z.strictObject({
  transactionCode: transactionCodeSchema,
  clientKey: clientKeySchema,
  businessDate: dateSchema,
  tillId: tillIdSchema.nullable(),
  values: requestValuesSchema,
});

export const postingRequestSchema = z.strictObject({
  transactionCode: transactionCodeSchema,
  quoteId: z.uuid(),
  businessDate: dateSchema,
  tillId: tillIdSchema.nullable(),
  values: requestValuesSchema,
});
export type PostingRequest = z.output<typeof postingRequestSchema>;

export const acceptedSchema = z.strictObject({
  outcome: z.literal('accepted'),
  clientKey: clientKeySchema,
  traceNumber: traceNumberSchema,
  businessDate: dateSchema,
  postedAt: instantSchema,
  currency: currencySchema,
  amount: minorUnitsSchema,
  /** The account after posting, when the transaction has one. */
  account: accountViewSchema.nullable(),
  entries: z.array(
    z.strictObject({
      side: z.enum(['D', 'C']),
      subject: textSchema(60),
      accountNumber: z.string().max(32).nullable(),
      amount: minorUnitsSchema,
    }),
  ),
  /** What the transaction gave besides figures, by its code: new numbers, an interest calculation. */
  result: z.record(z.string().max(64), z.json()).optional(),
});
export type Accepted = z.output<typeof acceptedSchema>;

export const rejectedSchema = z.strictObject({ outcome: z.literal('rejected'), clientKey: clientKeySchema, error: wireErrorSchema });
export type Rejected = z.output<typeof rejectedSchema>;

/** The stored outcome of a key. It never changes once given. */
export const outcomeSchema = z.discriminatedUnion('outcome', [acceptedSchema, rejectedSchema]);
export type Outcome = z.output<typeof outcomeSchema>;

/** Answer to an inquiry by key. `unknown`: this key was never seen, so it may be sent (again). */
export const inquirySchema = z.discriminatedUnion('outcome', [
  acceptedSchema,
  rejectedSchema,
  z.strictObject({ outcome: z.literal('unknown'), clientKey: clientKeySchema }),
  z.strictObject({ outcome: z.literal('inFlight'), clientKey: clientKeySchema }),
]);
export type Inquiry = z.output<typeof inquirySchema>;

/** Postings that travel together: each is its own transaction under its own key, and none waits for or fails with another. */
export const MAX_POSTINGS = 50;

export const postingResultSchema = z.strictObject({
  clientKey: clientKeySchema,
  /** The outcome of the key, byte for byte as a request of its own would get it; null when there is none. */
  outcome: outcomeSchema.nullable(),
  /** Why there is no outcome; nothing was stored, or by `IDEMPOTENCY_IN_FLIGHT` and 5xx codes nobody knows: ask by the key. */
  error: wireErrorSchema.nullable(),
});

export const transactionRoutes = {
  quote: route({
    method: 'POST',
    path: '/v1/quotes',
    summary: 'Costs and conditions of a transaction; posts nothing',
    auth: 'teller',
    body: quoteRequestSchema,
    response: quoteSchema,
  }),
  post: route({
    method: 'POST',
    path: '/v1/transactions',
    summary: 'Post a quoted transaction. A business refusal is a stored outcome too and answers 200 with outcome "rejected"',
    auth: 'teller',
    sessionInWork: true,
    idempotent: true,
    body: postingRequestSchema,
    response: outcomeSchema,
  }),
  postMany: route({
    method: 'POST',
    path: '/v1/transactions/batches',
    summary:
      'Post up to fifty quoted transactions in one request, each under its own key and answered by itself, in the order of the request',
    auth: 'teller',
    sessionInWork: true,
    bodyLimit: 1_048_576,
    body: z.strictObject({
      postings: z
        .array(z.strictObject({ ...postingRequestSchema.shape, clientKey: clientKeySchema }))
        .min(1)
        .max(MAX_POSTINGS),
    }),
    response: z.strictObject({ results: z.array(postingResultSchema).max(MAX_POSTINGS) }),
  }),
  voidKey: route({
    method: 'POST',
    path: '/v1/transactions/by-key/:clientKey/void',
    summary: 'End a key for good: the outcome that it has, or from now on a refusal, also for copies that are still on their way',
    auth: 'device',
    params: z.strictObject({ clientKey: clientKeySchema }),
    response: outcomeSchema,
  }),
  inquire: route({
    method: 'GET',
    path: '/v1/transactions/by-key/:clientKey',
    summary: 'The outcome of a key. Needs no signed-on teller, so that recovery after a crash can ask',
    auth: 'device',
    params: z.strictObject({ clientKey: clientKeySchema }),
    response: inquirySchema,
  }),
};
