import { z } from 'zod';
import { dateSchema, instantSchema, tellerIdSchema, traceNumberSchema } from '../primitives.ts';
import { counterfeitShape } from '../transactions/till/counterfeit.ts';
import { witnessSchema } from '../transactions/till/transfer.ts';
import { route } from './define.ts';
import { nextSchema, pageQuery } from './page.ts';

export const counterfeitSchema = z.strictObject({
  number: traceNumberSchema,
  ...counterfeitShape,
  businessDate: dateSchema,
  /** Notes are stamped 假币; coins and foreign notes go into a sealed bag. */
  stamped: z.boolean(),
  sealedBag: z.boolean(),
  /** The police are told at once. */
  reportPolice: z.boolean(),
  /** Until then the holder may ask for an expert opinion. */
  appraisalBy: dateSchema,
  tellerId: tellerIdSchema,
  secondTeller: tellerIdSchema,
  recordedAt: instantSchema,
});

export const counterfeitRoutes = {
  recordCounterfeits: route({
    method: 'POST',
    path: '/v1/counterfeits',
    summary: 'Record counterfeit money that was taken in from a holder, by two people; the answer says what follows from it',
    auth: 'teller',
    idempotent: true,
    body: z.strictObject({ ...counterfeitShape, witness: witnessSchema }),
    response: counterfeitSchema,
  }),
  counterfeits: route({
    method: 'GET',
    path: '/v1/counterfeits',
    summary: "The branch's register of counterfeit money, newest first",
    auth: 'teller',
    query: z.strictObject(pageQuery({ usual: 50, most: 200 })),
    response: z.strictObject({ counterfeits: z.array(counterfeitSchema), next: nextSchema }),
  }),
};
