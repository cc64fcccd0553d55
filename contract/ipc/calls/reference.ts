import { z } from 'zod';
import { productOfferSchema } from '../../central/products.ts';
import { textSchema } from '../../primitives.ts';
import { call, signedOn } from '../define.ts';

/** What forms choose from. */
export const referenceCalls = {
  'product.list': call({
    target: 'agent',
    summary: 'Products that can be opened today, with their rates',
    permission: signedOn,
    input: z.strictObject({}),
    output: z.strictObject({ products: z.array(productOfferSchema) }),
    deadlineMs: 20_000,
  }),
  'voucher.own': call({
    target: 'agent',
    summary: "The teller's own controlled vouchers, by kind and range; the lowest number of a kind is the next to use",
    permission: signedOn,
    input: z.strictObject({}),
    output: z.strictObject({
      own: z.array(z.strictObject({ type: textSchema(40), first: textSchema(20), last: textSchema(20), quantity: z.int().min(1) })),
    }),
    deadlineMs: 20_000,
  }),
};
