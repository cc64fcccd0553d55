import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import {
  clientKeySchema,
  dateSchema,
  deviceIdSchema,
  instantSchema,
  tellerIdSchema,
  textSchema,
  transactionCodeSchema,
} from '../primitives.ts';
import { route } from './define.ts';
import { nextSchema, pageQuery } from './page.ts';
import { postingRequestSchema, requestValuesSchema } from './transactions.ts';

export const overrideStateSchema = z.enum(['pending', 'approved', 'rejected', 'returned', 'withdrawn', 'used']);

/** How the consent is asked for (domain: override). */
export const overrideKindSchema = z.enum(['local', 'remote', 'central', 'deferred']);

const personSchema = z.strictObject({ tellerId: tellerIdSchema, name: textSchema(60) });

/** One request: exactly one transaction with exactly these figures. */
export const overrideViewSchema = z.strictObject({
  requestId: z.uuid(),
  state: overrideStateSchema,
  kind: overrideKindSchema,
  clientKey: clientKeySchema,
  transactionCode: transactionCodeSchema,
  businessDate: dateSchema,
  deviceId: deviceIdSchema,
  requestedBy: personSchema,
  currency: currencySchema,
  amount: minorUnitsSchema,
  /** The whole form, as it would be posted. */
  values: requestValuesSchema,
  rules: z.array(z.strictObject({ rule: textSchema(60), reasonZh: textSchema(200), reasonEn: textSchema(200) })),
  /** The teller's words. */
  reason: textSchema(300),
  /** Whether who authorises types the amount again. */
  rekeyAmount: z.boolean(),
  createdAt: instantSchema,
  /** After this nobody can decide it any more, and an approval that was not used is void. */
  expiresAt: instantSchema,
  assignedTo: tellerIdSchema.nullable(),
  decisions: z.array(
    z.strictObject({
      by: personSchema,
      decision: z.enum(['approved', 'rejected', 'returned']),
      reason: textSchema(300),
      at: instantSchema,
    }),
  ),
});
export type OverrideView = z.output<typeof overrideViewSchema>;

const requestParams = z.strictObject({ requestId: z.uuid() });

export const overrideRoutes = {
  requestOverride: route({
    method: 'POST',
    path: '/v1/overrides',
    summary: 'Ask for the overrides that a quote demands. The form may be parked meanwhile',
    auth: 'teller',
    idempotent: true,
    body: z.strictObject({
      ...postingRequestSchema.shape,
      /** The form's key: the one under which it will be posted. */
      clientKey: clientKeySchema,
      kind: overrideKindSchema,
      reason: textSchema(300),
    }),
    response: overrideViewSchema,
  }),
  listOverrides: route({
    method: 'GET',
    path: '/v1/overrides',
    summary: "The branch's override requests, those that wait longest first, or the largest",
    auth: 'teller',
    query: z.strictObject({
      ...pageQuery({ usual: 20, most: 100 }),
      state: overrideStateSchema.default('pending'),
      order: z.enum(['waiting', 'amount']).default('waiting'),
    }),
    response: z.strictObject({ requests: z.array(overrideViewSchema), next: nextSchema }),
  }),
  override: route({
    method: 'GET',
    path: '/v1/overrides/:requestId',
    summary: 'One override request',
    auth: 'teller',
    params: requestParams,
    response: overrideViewSchema,
  }),
  decideOverride: route({
    method: 'POST',
    path: '/v1/overrides/:requestId/decisions',
    summary: 'Approve, reject or return a request. Never by who made it',
    auth: 'teller',
    idempotent: true,
    params: requestParams,
    body: z.strictObject({
      decision: z.enum(['approve', 'reject', 'return']),
      /** Needed unless it is approved. */
      reason: textSchema(300),
      /** Minor units, where a rule wants the amount typed again. */
      amount: minorUnitsSchema.optional(),
      /** At the requesting teller's own PC: proof that somebody else has just identified themselves there. */
      proof: z.string().max(200).optional(),
    }),
    response: overrideViewSchema,
  }),
  assignOverride: route({
    method: 'POST',
    path: '/v1/overrides/:requestId/assignments',
    summary: 'Hand a waiting request to somebody who could decide it',
    auth: 'teller',
    idempotent: true,
    params: requestParams,
    body: z.strictObject({ tellerId: tellerIdSchema }),
    response: overrideViewSchema,
  }),
  withdrawOverride: route({
    method: 'POST',
    path: '/v1/overrides/:requestId/withdrawal',
    summary: 'Take a request back; its approval, if it has one, is void',
    auth: 'teller',
    idempotent: true,
    params: requestParams,
    response: overrideViewSchema,
  }),
};
