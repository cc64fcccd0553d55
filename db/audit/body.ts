import { z } from 'zod';
import { clientKeySchema, instantSchema, tellerIdSchema } from '../../contract/primitives.ts';

/** One row of the audit chain. Numbers are small integers only; amounts are strings, because canonical JSON rounds above 2^53. */
export const auditBodySchema = z.strictObject({
  sequence: z.int().min(1),
  at: instantSchema,
  event: z
    .string()
    .regex(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$/)
    .max(60),
  /** The teller who did it; null where the system did (recovery, forwarding), so that it never stands under a teller's name. */
  tellerId: tellerIdSchema.nullable(),
  clientKey: clientKeySchema.nullable(),
  stage: z.string().max(20).nullable(),
  data: z.record(z.string().max(40), z.union([z.string().max(500), z.int(), z.boolean(), z.null()])),
});
export type AuditBody = z.output<typeof auditBodySchema>;

/** An event to be recorded; the chain adds its place. */
export type AuditEvent = Omit<AuditBody, 'sequence'>;
