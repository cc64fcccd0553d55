import { z } from 'zod';
import { accountNumberSchema, clientKeySchema, customerNumberSchema, passbookNumberSchema, textSchema } from '../primitives.ts';
import { accountDetailsSchema, customerHitSchema, customerViewSchema, passbookViewSchema } from '../views/customer.ts';
import { passbookLineSchema, unpostedLinesSchema } from '../views/printing.ts';
import { route } from './define.ts';
import { nextWhenAskedSchema, pageQuery } from './page.ts';

export const bankSchema = z.strictObject({ code: z.string().regex(/^\d{12}$/), nameZh: textSchema(120), city: textSchema(60) });
export type Bank = z.output<typeof bankSchema>;

export const customerRoutes = {
  account: route({
    method: 'GET',
    path: '/v1/accounts/:accountNumber',
    summary: 'One account as the counter shows it',
    auth: 'teller',
    params: z.strictObject({ accountNumber: accountNumberSchema }),
    response: accountDetailsSchema,
  }),
  customer: route({
    method: 'GET',
    path: '/v1/customers/:customerNumber',
    summary: 'The whole view of a customer, in one call',
    auth: 'teller',
    params: z.strictObject({ customerNumber: customerNumberSchema }),
    response: customerViewSchema,
  }),
  searchCustomers: route({
    method: 'GET',
    path: '/v1/customers',
    summary: 'Customers by part of a name, pinyin, initials, phone, ID number, customer number or account number',
    auth: 'teller',
    query: z.strictObject({ query: z.string().min(2).max(60), ...pageQuery({ usual: 20, most: 50 }) }),
    response: z.strictObject({ hits: z.array(customerHitSchema), next: nextWhenAskedSchema }),
  }),
  unpostedLines: route({
    method: 'GET',
    path: '/v1/passbooks/:passbookNumber/lines',
    summary: 'What waits to be printed in a book, its next position and version',
    auth: 'teller',
    params: z.strictObject({ passbookNumber: passbookNumberSchema }),
    response: unpostedLinesSchema,
  }),
  printedLines: route({
    method: 'GET',
    path: '/v1/passbooks/:passbookNumber/printed',
    summary: 'What the book shows already, the newest page first, each page in the order of its lines',
    auth: 'teller',
    params: z.strictObject({ passbookNumber: passbookNumberSchema }),
    query: z.strictObject(pageQuery({ usual: 500, most: 500 })),
    response: z.strictObject({
      lines: z.array(z.strictObject({ lineNumber: z.int().min(1), line: passbookLineSchema })).max(500),
      next: nextWhenAskedSchema,
    }),
  }),
  acknowledgeLines: route({
    method: 'POST',
    path: '/v1/passbooks/:passbookNumber/acknowledgements',
    summary: 'The teller has seen these lines on paper: move the print position. Repeating it is harmless',
    auth: 'device',
    idempotent: true,
    params: z.strictObject({ passbookNumber: passbookNumberSchema }),
    body: z.strictObject({
      version: z.int().min(0),
      /** The last sequence that is on paper. */
      throughSequence: z.int().min(1),
      /** The transaction whose form printed them. */
      clientKey: clientKeySchema,
    }),
    response: passbookViewSchema,
  }),
  searchBanks: route({
    method: 'GET',
    path: '/v1/banks',
    summary: 'Bank codes by code or part of a name',
    auth: 'teller',
    query: z.strictObject({ query: z.string().min(2).max(60), ...pageQuery({ usual: 20, most: 50 }) }),
    response: z.strictObject({ banks: z.array(bankSchema), next: nextWhenAskedSchema }),
  }),
};
