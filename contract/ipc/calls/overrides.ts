import { z } from 'zod';
import { overrideRoutes, overrideViewSchema } from '../../central/overrides.ts';
import { cursorSchema, nextSchema } from '../../central/page.ts';
import { minorUnitsSchema } from '../../money/amount.ts';
import { clientKeySchema, tellerIdSchema, textSchema } from '../../primitives.ts';
import { askedKindSchema, formOverrideSchema } from '../../views/override.ts';
import { call, signedOn } from '../define.ts';

const byKey = z.strictObject({ clientKey: clientKeySchema });
const queueQuery = overrideRoutes.listOverrides.query.shape;

/** Overrides: asking for one at this counter, and deciding those of others (1701). */
export const overrideCalls = {
  'override.of': call({
    target: 'agent',
    summary: "A form's override as far as this counter knows it; null: none was asked for",
    permission: signedOn,
    background: true,
    input: byKey,
    output: z.strictObject({ override: formOverrideSchema.nullable() }),
    deadlineMs: 10_000,
  }),
  'override.ask': call({
    target: 'agent',
    summary:
      'Ask for the overrides that the quote of a form names, for exactly its figures. Kept here before central is called; asking again for the same figures asks once',
    permission: signedOn,
    input: z.strictObject({ clientKey: clientKeySchema, kind: askedKindSchema, reason: textSchema(300) }),
    output: formOverrideSchema,
    deadlineMs: 20_000,
  }),
  'override.withdraw': call({
    target: 'agent',
    summary: 'Take a request back; its approval, if it has one, is void',
    permission: signedOn,
    input: byKey,
    output: formOverrideSchema,
    deadlineMs: 20_000,
  }),
  'override.approveHere': call({
    target: 'agent',
    summary: 'A second person at this counter identifies themselves and approves the request of a form. The teller stays signed on',
    permission: signedOn,
    input: z.strictObject({
      clientKey: clientKeySchema,
      tellerId: tellerIdSchema,
      password: z.string().min(1).max(128),
      /** The six digits of the moment, where the bank demands them of this person. */
      code: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      /** Minor units, where a rule wants the amount typed again. */
      amount: minorUnitsSchema.optional(),
    }),
    output: formOverrideSchema,
    deadlineMs: 30_000,
  }),
  'override.queue': call({
    target: 'agent',
    summary: "The branch's requests that wait, those that wait longest first or the largest",
    permission: signedOn,
    background: true,
    input: z.strictObject({ order: queueQuery.order.unwrap(), cursor: cursorSchema.min(1).nullable() }),
    output: z.strictObject({ requests: z.array(overrideViewSchema), next: nextSchema }),
    deadlineMs: 20_000,
  }),
  'override.decide': call({
    target: 'agent',
    summary: "Approve, reject or return somebody else's request, from one's own counter",
    permission: signedOn,
    input: z.strictObject({
      requestId: z.uuid(),
      decision: z.enum(['approve', 'reject', 'return']),
      /** Needed unless it is approved. */
      reason: textSchema(300),
      amount: minorUnitsSchema.optional(),
    }),
    output: overrideViewSchema,
    deadlineMs: 20_000,
  }),
  'override.assign': call({
    target: 'agent',
    summary: 'Hand a waiting request to somebody who could decide it',
    permission: signedOn,
    input: z.strictObject({ requestId: z.uuid(), tellerId: tellerIdSchema }),
    output: overrideViewSchema,
    deadlineMs: 20_000,
  }),
};
