import { z } from 'zod';
import { customerNumberSchema } from '../../primitives.ts';

/** The state of a customer's file that the teller saw when the change was typed. */
export const fileVersionSchema = z.object({ customerNumber: customerNumberSchema, version: z.int().min(0) });
export type FileVersion = z.output<typeof fileVersionSchema>;

export const fileVersionOf = (value: unknown): FileVersion | null => fileVersionSchema.safeParse(value).data ?? null;
