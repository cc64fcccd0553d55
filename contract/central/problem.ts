import { z } from 'zod';
import { ERROR_CODES } from '../errors/codes.ts';
import { wireErrorSchema } from '../errors/wire.ts';

/** An error answer (RFC 9457 problem details, `application/problem+json`) with one of our codes. */
export const problemSchema = z.object({
  type: z.string().max(200),
  title: z.string().max(2000),
  status: z.int().min(400).max(599),
  code: z.enum(ERROR_CODES),
  details: z.record(z.string(), z.string()),
  fields: wireErrorSchema.shape.fields,
  businessDate: z.iso.date().optional(),
});
export type Problem = z.output<typeof problemSchema>;
