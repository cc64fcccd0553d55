import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { dateSchema, instantSchema, tellerIdSchema, textSchema, traceNumberSchema } from '../primitives.ts';
import { witnessSchema } from '../transactions/till/transfer.ts';
import { route } from './define.ts';
import { nextSchema, pageQuery } from './page.ts';

const foundShape = {
  item: z.enum(['cny-note', 'cny-coin', 'foreign']),
  currency: currencySchema,
  /** Face value of one piece. */
  // Judged as text: what is no number at all gets here too, and is refused for that.
  faceValue: minorUnitsSchema.refine((text) => /^[1-9]/.test(text), { error: 'AMOUNT_ZERO' }),
  /** Serial numbers of notes; coins have none. */
  serials: z.array(z.string().regex(/^[A-Z0-9]{1,20}$/)).max(100),
  pieces: z.int().min(1).max(10_000),
  /** 假币收缴凭证 */
  certificateNumber: z.string().regex(/^[A-Z0-9-]{1,30}$/),
  holderName: textSchema(60).min(1),
  holderIdType: textSchema(20).min(1),
  holderIdNumber: textSchema(40).min(1),
};

export const counterfeitSchema = z.strictObject({
  number: traceNumberSchema,
  ...foundShape,
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
    body: z.strictObject({ ...foundShape, witness: witnessSchema }),
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
