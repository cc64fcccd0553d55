import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { textSchema } from '../primitives.ts';
import { productKindSchema } from '../products/terms.ts';
import { route } from './define.ts';

/** A product as the counter offers it on the branch's business date. */
export const productOfferSchema = z.strictObject({
  code: textSchema(20),
  nameZh: textSchema(60),
  nameEn: textSchema(60),
  kind: productKindSchema,
  holder: z.enum(['individual', 'unit']),
  currency: currencySchema,
  /** `6M`, `1Y`; of a call deposit its notice; empty where there is none. */
  term: textSchema(10),
  /** Per cent a year, as posted today for the smallest balance; null where no rate is posted. */
  annualRate: textSchema(20).nullable(),
  minimumOpen: minorUnitsSchema,
});
export type ProductOffer = z.output<typeof productOfferSchema>;

export const productRoutes = {
  products: route({
    method: 'GET',
    path: '/v1/products',
    summary: 'Deposit products with their terms and posted rates on the business date',
    auth: 'teller',
    response: z.strictObject({ products: z.array(productOfferSchema) }),
  }),
};
