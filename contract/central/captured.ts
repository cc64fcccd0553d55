import { z } from 'zod';
import { wireErrorSchema } from '../errors/wire.ts';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import {
  clientKeySchema,
  dateSchema,
  instantSchema,
  tellerIdSchema,
  textSchema,
  tillIdSchema,
  traceNumberSchema,
  transactionCodeSchema,
} from '../primitives.ts';
import { route } from './define.ts';
import { nextSchema, pageQuery } from './page.ts';
import { MAX_POSTINGS, postingResultSchema, requestValuesSchema } from './transactions.ts';

/** What a counter journalled while central was out of reach (domain section 12). It was promised to nobody as booked. */
export const capturedPostingSchema = z.strictObject({
  transactionCode: transactionCodeSchema,
  /** The day on which it was taken. It is posted on the day that is open when it comes. */
  businessDate: dateSchema,
  capturedAt: instantSchema,
  tellerId: tellerIdSchema,
  tillId: tillIdSchema.nullable(),
  values: requestValuesSchema,
});
export type CapturedPosting = z.output<typeof capturedPostingSchema>;

/** `result.suspended` of an accepted answer: why the transaction itself could not be posted, while its cash was booked as suspended. */
export const suspendedSchema = wireErrorSchema;

export const suspendedViewSchema = z.strictObject({
  number: traceNumberSchema,
  transactionCode: transactionCodeSchema,
  currency: currencySchema,
  amount: minorUnitsSchema,
  accountNumber: textSchema(32).nullable(),
  tellerId: tellerIdSchema,
  capturedOn: dateSchema,
  capturedAt: instantSchema,
  /** Why it could not be posted. */
  reason: wireErrorSchema,
  state: z.enum(['open', 'settled']),
  settledBy: tellerIdSchema.nullable(),
  settledOn: dateSchema.nullable(),
  settledTo: textSchema(40).nullable(),
});
export type SuspendedView = z.output<typeof suspendedViewSchema>;

export const capturedRoutes = {
  forwardCaptured: route({
    method: 'POST',
    path: '/v1/transactions/captured',
    summary:
      'Post up to fifty transactions that a counter took in while central was out of reach, each under its own key. All checks are made again; what cannot be posted is refused, or its cash is suspended under a number',
    auth: 'device',
    bodyLimit: 1_048_576,
    body: z.strictObject({
      postings: z
        .array(z.strictObject({ ...capturedPostingSchema.shape, clientKey: clientKeySchema }))
        .min(1)
        .max(MAX_POSTINGS),
    }),
    response: z.strictObject({ results: z.array(postingResultSchema).max(MAX_POSTINGS) }),
  }),
  suspended: route({
    method: 'GET',
    path: '/v1/suspended',
    summary: 'Cash of the branch that was taken offline and could not be posted, newest first, with the teller who owns each',
    auth: 'teller',
    query: z.strictObject({ ...pageQuery({ usual: 50, most: 200 }), state: z.enum(['open', 'settled']).default('open') }),
    response: z.strictObject({ suspended: z.array(suspendedViewSchema), next: nextSchema }),
  }),
};
