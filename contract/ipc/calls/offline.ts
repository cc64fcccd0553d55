import { z } from 'zod';
import { suspendedViewSchema } from '../../central/captured.ts';
import { minorUnitsSchema } from '../../money/amount.ts';
import { clientKeySchema, instantSchema, tellerIdSchema, textSchema } from '../../primitives.ts';
import { transactionViewSchema } from '../../views/transaction.ts';
import { call, signedOn } from '../define.ts';

/** A supervisor at this counter, by the password with which they sign on. */
const supervisor = {
  tellerId: tellerIdSchema,
  password: z.string().min(1).max(128),
  code: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
};

/** What was taken in while central was out of reach (domain section 12). */
export const offlineCalls = {
  'offline.queue': call({
    target: 'agent',
    summary: 'What waits to be forwarded, oldest first, with its sum, and how old what the counter goes by is',
    permission: signedOn,
    input: z.strictObject({}),
    output: z.strictObject({
      items: z.array(transactionViewSchema),
      /** Minor units of CNY. */
      sum: minorUnitsSchema,
      /** Null: never fetched, so that nothing can be taken in offline. */
      parametersFetchedAt: instantSchema.nullable(),
    }),
    deadlineMs: 10_000,
  }),
  'offline.suspended': call({
    target: 'agent',
    summary: 'Cash of the branch that was taken offline and could not be posted, from central',
    permission: signedOn,
    input: z.strictObject({}),
    output: z.strictObject({ suspended: z.array(suspendedViewSchema) }),
    deadlineMs: 20_000,
  }),
  'offline.decide': call({
    target: 'agent',
    summary: 'A supervisor holds an item back, lets it go again, or voids it with a reason, as long as it has not gone out',
    permission: signedOn,
    input: z.strictObject({
      clientKey: clientKeySchema,
      decision: z.enum(['hold', 'release', 'void']),
      reason: textSchema(200),
      ...supervisor,
    }),
    output: transactionViewSchema,
    deadlineMs: 20_000,
  }),
};
