import { z } from 'zod';
import { tellerIdSchema, textSchema, traceNumberSchema } from '../../primitives.ts';

/** A second person at the same PC, by the proof of `verifyTeller`, whose purpose is the transaction's code. */
export const witnessSchema = z.strictObject({ tellerId: tellerIdSchema, proof: textSchema(200).min(1) });
export type Witness = z.output<typeof witnessSchema>;

/**
 * What is common to everything that goes from one person to another in two steps (domain: cash moves, hand-over): given, then
 * accepted by the receiver who was named, with the token that the giver is shown; or returned by either of them.
 */
export const transferFields = {
  step: z.enum(['give', 'accept', 'return']),
  /** Who is to take it. On `give`. */
  receiver: tellerIdSchema.optional(),
  /** The trace number of the giving. On `accept` and `return`. */
  number: traceNumberSchema.optional(),
  /** On `accept`. */
  token: textSchema(20).optional(),
  witness: witnessSchema.optional(),
  /** Why it is returned. */
  reason: textSchema(200).optional(),
};
