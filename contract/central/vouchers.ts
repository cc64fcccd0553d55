import { z } from 'zod';
import { dateSchema, instantSchema, tellerIdSchema, textSchema, traceNumberSchema } from '../primitives.ts';
import { voucherNumberSchema } from '../vouchers/range.ts';
import { transitStateSchema } from './cash.ts';
import { route } from './define.ts';
import { nextSchema, pageQuery } from './page.ts';

/** A holder as `vault:<branch>`, `teller:<number>`, `customer:<number>` or `transit:<number of the transfer>`. */
const holderSchema = z.string().regex(/^(vault|teller|customer|transit):\d{4,20}$/);

const rangeShape = {
  type: textSchema(40),
  first: voucherNumberSchema,
  last: voucherNumberSchema,
  quantity: z.int().min(1),
};

const register = pageQuery({ usual: 50, most: 200 });

/** Controlled vouchers of a branch. */
export const voucherRoutes = {
  vouchers: route({
    method: 'GET',
    path: '/v1/vouchers',
    summary: "Controlled vouchers: the caller's own, and the branch's stock with every holder",
    auth: 'teller',
    /** `of`: the stock of the branch's vault alone. */
    query: z.strictObject({ ...register, of: z.enum(['vault']).optional() }),
    response: z.strictObject({
      /** Lowest first: the first number of a kind is the one to use next. */
      own: z.array(z.strictObject(rangeShape)),
      stock: z.array(z.strictObject({ ...rangeShape, holder: holderSchema })),
      next: nextSchema,
    }),
  }),
  voucherTransfers: route({
    method: 'GET',
    path: '/v1/vouchers/transfers',
    summary: "The branch's hand-overs of controlled vouchers, newest first",
    auth: 'teller',
    query: z.strictObject({ ...register, state: transitStateSchema.optional() }),
    response: z.strictObject({
      transfers: z.array(
        z.strictObject({
          number: traceNumberSchema,
          type: textSchema(40),
          first: voucherNumberSchema,
          last: voucherNumberSchema,
          from: holderSchema,
          to: holderSchema,
          giver: tellerIdSchema,
          receiver: tellerIdSchema,
          state: transitStateSchema,
          /** Shown to the giver, as long as it is in transit. */
          token: textSchema(20).nullable(),
          businessDate: dateSchema,
          givenAt: instantSchema,
          settledAt: instantSchema.nullable(),
        }),
      ),
      next: nextSchema,
    }),
  }),
  spentVouchers: route({
    method: 'GET',
    path: '/v1/vouchers/spent',
    summary: 'Forms that were used, voided or lost in the branch on a business date, by number',
    auth: 'teller',
    query: z.strictObject({ ...register, date: dateSchema.optional() }),
    response: z.strictObject({
      spent: z.array(
        z.strictObject({
          type: textSchema(40),
          number: voucherNumberSchema,
          fate: z.enum(['used', 'void', 'lost']),
          holder: holderSchema,
          tellerId: tellerIdSchema,
          reason: textSchema(200).nullable(),
          decidedAt: instantSchema,
        }),
      ),
      next: nextSchema,
    }),
  }),
};
