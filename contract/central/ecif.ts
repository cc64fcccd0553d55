import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { clientKeySchema, customerNumberSchema, dateSchema, instantSchema, tellerIdSchema, textSchema } from '../primitives.ts';
import { idTypeSchema } from '../views/customer.ts';
import { route } from './define.ts';
import {
  AGENCY_SERVICES,
  customerChangeSchema,
  customerDataSchema,
  existenceSchema,
  filled,
  givenDateSchema,
  identityDataSchema,
  idSchema,
  kindSchema,
  screeningHitSchema,
} from './ecifData.ts';
import { nextSchema, pageQuery } from './page.ts';
import { screeningRoutes } from './screening.ts';

const customer = z.strictObject({ customerNumber: customerNumberSchema });

/** The customer file (domain: ECIF and customer service). */
export const ecifRoutes = {
  ...screeningRoutes,
  checkExistence: route({
    method: 'POST',
    path: '/v1/customers/existence',
    summary: 'Before every creation: the customer who is here already, candidates with what differs, lists and sanctions',
    auth: 'teller',
    body: identityDataSchema,
    response: existenceSchema,
  }),
  createCustomer: route({
    method: 'POST',
    path: '/v1/customers',
    summary: 'Give a new customer a number. The existence check is repeated inside',
    auth: 'teller',
    idempotent: true,
    body: z.strictObject({
      customer: customerDataSchema,
      /** Every candidate that the teller has compared; one that came in between refuses the creation. */
      seenCandidates: z.array(customerNumberSchema).max(200),
      /** A supervisor's override of a grey-list hit. */
      greyOverrideId: idSchema.nullable(),
    }),
    response: z.strictObject({ customerNumber: customerNumberSchema, reviewCaseId: idSchema.nullable() }),
  }),
  allowGreyListed: route({
    method: 'POST',
    path: '/v1/customers/grey-overrides',
    summary: 'A supervisor allows one creation in spite of a grey-list hit, today and once',
    auth: 'teller',
    idempotent: true,
    body: z.strictObject({
      kind: kindSchema,
      idType: idTypeSchema,
      idNumber: filled(40),
      reason: filled(200),
      /** At the teller's own PC: proof that a supervisor has just identified themselves there, for a form of 1001. */
      proof: textSchema(200).optional(),
      /** The form's key, with a proof. */
      clientKey: clientKeySchema.optional(),
    }),
    response: z.strictObject({ greyOverrideId: idSchema }),
  }),
  changeCustomer: route({
    method: 'POST',
    path: '/v1/customers/:customerNumber/changes',
    summary: 'Change one thing of a customer; the state before and after is kept',
    auth: 'teller',
    idempotent: true,
    params: customer,
    /** `version`: that of the view on which the change was typed; null takes whatever is there. */
    body: z.strictObject({ version: z.int().min(0).nullable(), change: customerChangeSchema }),
    response: z.strictObject({
      customerNumber: customerNumberSchema,
      version: z.int().min(1),
      changeId: idSchema,
      /** The entry that was made, where the change made one. */
      entryId: idSchema.nullable(),
      reviewCaseId: idSchema.nullable(),
    }),
  }),
  customerChanges: route({
    method: 'GET',
    path: '/v1/customers/:customerNumber/changes',
    summary: 'The history of a customer, oldest first; identity numbers and phones masked',
    auth: 'teller',
    params: customer,
    query: z.strictObject(pageQuery({ usual: 50, most: 100 })),
    response: z.strictObject({
      changes: z.array(
        z.strictObject({
          id: idSchema,
          what: textSchema(40),
          before: z.record(z.string(), z.unknown()).nullable(),
          after: z.record(z.string(), z.unknown()).nullable(),
          tellerId: tellerIdSchema,
          branchCode: textSchema(6),
          businessDate: dateSchema,
          changedAt: instantSchema,
        }),
      ),
      next: nextSchema,
    }),
  }),
  disclose: route({
    method: 'POST',
    path: '/v1/customers/:customerNumber/disclosures',
    summary: 'One masked field in clear. Who saw what, when and why is written down before it is shown',
    auth: 'teller',
    params: customer,
    body: z.strictObject({
      /** `idNumber`: of the main document, or of the one of `idType`; `phone`: the main one, or `entryId`; `relatedIdNumber`: of relationship `entryId`. */
      field: z.enum(['idNumber', 'phone', 'relatedIdNumber']),
      idType: idTypeSchema.nullable(),
      entryId: idSchema.nullable(),
      reason: filled(200),
    }),
    response: z.strictObject({ field: z.enum(['idNumber', 'phone', 'relatedIdNumber']), value: textSchema(40) }),
  }),
  customerDisclosures: route({
    method: 'GET',
    path: '/v1/customers/:customerNumber/disclosures',
    summary: 'Who was shown what of a customer; for supervisors, the back office and auditors',
    auth: 'teller',
    params: customer,
    query: z.strictObject(pageQuery({ usual: 50, most: 100 })),
    response: z.strictObject({
      disclosures: z.array(
        z.strictObject({
          id: idSchema,
          field: textSchema(60),
          reason: textSchema(200),
          tellerId: tellerIdSchema,
          businessDate: dateSchema,
          shownAt: instantSchema,
        }),
      ),
      next: nextSchema,
    }),
  }),
  checkAgency: route({
    method: 'POST',
    path: '/v1/customers/:customerNumber/agency-checks',
    summary: 'Whether somebody may do this for the customer; both are identified first',
    auth: 'teller',
    params: customer,
    body: z.strictObject({
      service: z.enum(AGENCY_SERVICES),
      /** CNY fen. */
      amount: minorUnitsSchema,
      customerIdentified: z.boolean(),
      agent: z
        .strictObject({ name: filled(140), idType: idTypeSchema, idNumber: filled(40), expiresOn: givenDateSchema.nullable() })
        .nullable(),
    }),
    response: z.strictObject({
      allowed: z.boolean(),
      refusals: z.array(
        z.enum([
          'CUSTOMER_NOT_IDENTIFIED',
          'AGENT_NOT_IDENTIFIED',
          'NOT_BY_AGENT',
          'ABOVE_AGENT_LIMIT',
          'AGENT_BLACKLISTED',
          'AGENT_IS_CUSTOMER',
        ]),
      ),
      /** The agent's standing as the customer's registered agent or guardian today, if any. */
      relationshipId: idSchema.nullable(),
      screening: z.array(screeningHitSchema),
    }),
  }),
};
