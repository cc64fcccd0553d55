import { z } from 'zod';
import { ecifRoutes } from '../../central/ecif.ts';
import { existenceSchema, identityDataSchema } from '../../central/ecifData.ts';
import { claimShape } from '../../central/identity.ts';
import { cursorSchema } from '../../central/page.ts';
import { clientKeySchema, customerNumberSchema, tellerIdSchema, textSchema } from '../../primitives.ts';
import { call, signedOn } from '../define.ts';

const { allowGreyListed, customerChanges, disclose } = ecifRoutes;

/** The customer file at the counter: the existence check while typing, consent to a grey-list hit, one masked field in clear. */
export const customerCalls = {
  'customer.exists': call({
    target: 'agent',
    summary: 'The existence check for what is typed: the customer who is here already, or candidates with what differs',
    permission: signedOn,
    input: identityDataSchema,
    /** Without entries of lists: who is on one, and why, is not for a screen that the customer may see. */
    output: existenceSchema.pick({ verdict: true, existing: true, candidates: true, overrideNeeded: true }),
    deadlineMs: 20_000,
  }),
  'customer.allowGrey': call({
    target: 'agent',
    summary: 'A supervisor at this counter allows one creation in spite of a grey-list hit; the teller stays signed on',
    permission: signedOn,
    input: z.strictObject({
      clientKey: clientKeySchema,
      ...claimShape,
      tellerId: tellerIdSchema,
      ...allowGreyListed.body.omit({ proof: true, clientKey: true }).shape,
    }),
    output: z.strictObject({ greyOverrideId: z.uuid(), allowedBy: textSchema(60) }),
    deadlineMs: 30_000,
  }),
  'customer.disclose': call({
    target: 'agent',
    summary: 'One masked field in clear. Central writes down who saw what, when and why before it answers',
    permission: signedOn,
    input: z.strictObject({ customerNumber: customerNumberSchema, ...disclose.body.shape }),
    output: disclose.response,
    deadlineMs: 20_000,
  }),
  'customer.changes': call({
    target: 'agent',
    summary: "A page of a customer's history, oldest first; identity numbers and phones masked",
    permission: signedOn,
    input: z.strictObject({ customerNumber: customerNumberSchema, cursor: cursorSchema.optional() }),
    output: customerChanges.response,
    deadlineMs: 20_000,
  }),
};
