import { z } from 'zod';
import { dateSchema, instantSchema, textSchema } from '../primitives.ts';
import { route } from './define.ts';

/** Progress of one step of a run. `done` counts the accounts, branches or books that were gone through. */
export const endOfDayStepSchema = z.strictObject({
  name: textSchema(40),
  done: z.int().min(0),
  /** Counted when the step begins; 0 before. */
  total: z.int().min(0),
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
});

export const endOfDaySchema = z.strictObject({
  businessDate: dateSchema,
  /** The bank date that opens when the run is finished. */
  nextBusinessDate: dateSchema,
  /** `stopped`: begun, and nobody works on it; asking again continues it. */
  state: z.enum(['running', 'stopped', 'finished']),
  startedAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  lastError: textSchema(300).nullable(),
  steps: z.array(endOfDayStepSchema),
});
export type EndOfDay = z.output<typeof endOfDaySchema>;

export const endOfDayRoutes = {
  startEndOfDay: route({
    method: 'POST',
    path: '/v1/end-of-day',
    summary: 'Begin or continue the end of the bank date. Answers at once; the work goes on',
    auth: 'teller',
    idempotent: true,
    body: z.strictObject({ businessDate: dateSchema }),
    response: endOfDaySchema,
  }),
  endOfDay: route({
    method: 'GET',
    path: '/v1/end-of-day/:date',
    summary: 'How far the end of a bank date has come',
    auth: 'teller',
    params: z.strictObject({ date: dateSchema }),
    response: endOfDaySchema,
  }),
};
