import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { parameterKindSchema } from '../parameters/kinds.ts';
import {
  accountNumberSchema,
  branchCodeSchema,
  dateSchema,
  instantSchema,
  tellerIdSchema,
  textSchema,
  traceNumberSchema,
  transactionCodeSchema,
} from '../primitives.ts';
import { route } from './define.ts';
import { versionSchema } from './parameters.ts';

/** A place in the bank's one sequence of events. Text, because JSON numbers end at 2^53. */
export const positionSchema = z.string().regex(/^(0|[1-9]\d{0,17})$/);

const event = <const K extends string, P extends z.ZodType>(kind: K, payload: P) =>
  z.strictObject({
    kind: z.literal(kind),
    /** Null: every branch. */
    branchCode: branchCodeSchema.nullable(),
    /** Whom it is for; null: everybody at the branch. */
    tellerId: tellerIdSchema.nullable(),
    at: instantSchema,
    payload,
  });

/** What happened at central that a branch should know now. None of it is the only way to learn it: lists and inquiries tell the same. */
export const branchEventSchema = z.discriminatedUnion('kind', [
  event(
    'overrideRequested',
    z.strictObject({
      requestId: z.uuid(),
      transactionCode: transactionCodeSchema,
      rule: textSchema(60),
      requestedBy: tellerIdSchema,
      currency: currencySchema.nullable(),
      amount: minorUnitsSchema.nullable(),
    }),
  ),
  event(
    'overrideDecided',
    z.strictObject({
      requestId: z.uuid(),
      decision: z.enum(['approved', 'rejected', 'returned', 'reassigned', 'expired', 'withdrawn']),
      decidedBy: tellerIdSchema.nullable(),
      reason: textSchema(300),
    }),
  ),
  event(
    'incomingMoney',
    z.strictObject({
      reference: textSchema(60),
      /** `suspended`: it could not be credited and waits for somebody to decide. */
      state: z.enum(['credited', 'suspended']),
      accountNumber: accountNumberSchema.nullable(),
      currency: currencySchema,
      amount: minorUnitsSchema,
    }),
  ),
  event(
    'cashMoved',
    z.strictObject({
      number: traceNumberSchema,
      state: z.enum(['handedOver', 'received', 'refused']),
      from: textSchema(20),
      to: textSchema(20),
    }),
  ),
  event('parametersChanged', z.strictObject({ version: versionSchema, kinds: z.array(parameterKindSchema) })),
  event('branchDayChanged', z.strictObject({ businessDate: dateSchema, state: z.enum(['open', 'closed']) })),
  event(
    'alert',
    z.strictObject({
      level: z.enum(['info', 'warning', 'critical']),
      code: textSchema(60),
      textZh: textSchema(300),
      textEn: textSchema(300),
    }),
  ),
]);
export type BranchEvent = z.output<typeof branchEventSchema>;

/** Said by the stream itself. */
export const streamControlSchema = z.discriminatedUnion('kind', [
  /** The stream stands at this position; what comes is newer. */
  z.strictObject({ kind: z.literal('ready'), position: positionSchema }),
  /** Events since the caller's position are no longer kept: load everything again, then go on from here. */
  z.strictObject({ kind: z.literal('reset'), position: positionSchema }),
]);
export type StreamControl = z.output<typeof streamControlSchema>;

export const streamEventSchema = z.discriminatedUnion('kind', [...branchEventSchema.options, ...streamControlSchema.options]);

export const eventRoutes = {
  events: route({
    method: 'GET',
    path: '/v1/events',
    summary:
      "Server-Sent Events of the branch, from the position on that `Last-Event-ID` or `after` names, else from now on. Each event's id is its position",
    auth: 'device',
    stream: true,
    query: z.strictObject({ after: positionSchema.optional() }),
    response: streamEventSchema,
  }),
};
