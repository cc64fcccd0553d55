import { z } from 'zod';
import { dateSchema, instantSchema, textSchema, traceNumberSchema } from '../primitives.ts';

const news = <const K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({ kind: z.literal(kind), at: instantSchema, ...shape });

/**
 * What the window hears at once of what happens elsewhere in the branch. Central's own events (`contract/central/events.ts`), cut to what
 * a window needs; each only says that it is time to look, the calls tell the rest.
 */
export const liveEventSchema = z.discriminatedUnion('kind', [
  /** A request was made, decided, handed on or taken back somewhere in the branch. */
  news('overridesChanged', { requestId: z.uuid() }),
  news('branchDayChanged', { businessDate: dateSchema, state: z.enum(['open', 'closed']) }),
  news('parametersChanged', { kinds: z.array(textSchema(40)) }),
  news('cashMoved', {
    number: traceNumberSchema,
    state: z.enum(['handedOver', 'received', 'refused']),
    from: textSchema(20),
    to: textSchema(20),
  }),
  /** Money came in from another bank: credited by the system, or waiting for somebody to decide (1331). */
  news('incomingMoney', { reference: textSchema(60), state: z.enum(['credited', 'suspended']) }),
  news('alert', {
    level: z.enum(['info', 'warning', 'critical']),
    code: textSchema(60),
    textZh: textSchema(300),
    textEn: textSchema(300),
  }),
  /** The line to central was away for so long that events are lost: whatever is shown from lists is to be loaded again. */
  news('missed', {}),
]);
export type LiveEvent = z.output<typeof liveEventSchema>;
