import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { accountNumberSchema, customerNumberSchema, dateSchema, tellerIdSchema, textSchema } from '../primitives.ts';
import {
  ADDRESS_KINDS,
  CHANNELS,
  countrySchema,
  idTypeSchema,
  PHONE_KINDS,
  RELATIONSHIP_KINDS,
  SERVICE_STATES,
  SERVICES,
} from '../views/customer.ts';

/** A date that a document or a decision may bear. Calendars of databases begin later than year 0. */
export const givenDateSchema = dateSchema.refine((date) => date >= '1800-01-01' && date <= '9990-12-31', { error: 'DATE_INVALID' });
export const filled = (max: number) => z.string().min(1).max(max);
export const kindSchema = z.enum(['person', 'company']);
const sexSchema = z.enum(['M', 'F']);
export const idSchema = z.uuid();

/** By whom a customer is recognised. Numbers as typed: width, case, spaces and the 15-digit form are folded by central. */
const identity = {
  kind: kindSchema,
  name: filled(140),
  idType: idTypeSchema,
  idNumber: filled(40),
  /** Persons; may be left out where the resident ID number says it. */
  birthDate: givenDateSchema.nullable(),
  phone: textSchema(40).nullable(),
};
export const identityDataSchema = z.strictObject(identity);
export type IdentityData = z.output<typeof identityDataSchema>;

const addressSchema = z.strictObject({
  kind: z.enum(ADDRESS_KINDS),
  country: countrySchema,
  postcode: textSchema(12).nullable(),
  address: filled(200),
});

export const customerDataSchema = z.strictObject({
  ...identity,
  phone: filled(40),
  issuerCountry: countrySchema,
  issuedOn: givenDateSchema.nullable(),
  /** Null: valid without end. */
  expiresOn: givenDateSchema.nullable(),
  sex: sexSchema.nullable(),
  nationality: countrySchema,
  occupation: textSchema(60).nullable(),
  /** The first one is the main address. */
  addresses: z.array(addressSchema).min(1).max(10),
});
export type CustomerData = z.output<typeof customerDataSchema>;

const sideBySideSchema = z.strictObject({
  field: z.enum(['name', 'idType', 'idNumber', 'birthDate', 'phone']),
  /** As given now, and as on file; identity numbers and phones masked. Null: not known. */
  given: textSchema(200).nullable(),
  held: textSchema(200).nullable(),
});

const knownCustomerSchema = z.strictObject({
  customerNumber: customerNumberSchema,
  name: textSchema(140),
  matchedBy: z.array(z.enum(['document', 'name', 'birthDate', 'phone'])),
  differs: z.array(sideBySideSchema),
});

export const listEntrySchema = z.strictObject({
  id: idSchema,
  list: z.enum(['black', 'grey', 'white']),
  kind: kindSchema,
  name: textSchema(140),
  birthDate: dateSchema.nullable(),
  byDocument: z.boolean(),
  reason: textSchema(200),
  basis: textSchema(200),
  validFrom: dateSchema,
  validUntil: dateSchema.nullable(),
  enteredBy: tellerIdSchema,
  liftedBy: tellerIdSchema.nullable(),
});
export type ListEntryView = z.output<typeof listEntrySchema>;

export const screeningHitSchema = z.strictObject({
  list: textSchema(10),
  reference: textSchema(60),
  by: z.enum(['document', 'name']),
  /** Likeness from 0 to 1. */
  score: z.number().min(0).max(1),
  matched: textSchema(200),
});

export const existenceSchema = z.strictObject({
  /** `blocked`: on the black list. `existing`: open that customer. `candidates`: the teller compares and decides. */
  verdict: z.enum(['new', 'candidates', 'existing', 'blocked']),
  existing: knownCustomerSchema.nullable(),
  candidates: z.array(knownCustomerSchema),
  lists: z.array(listEntrySchema),
  /** Likenesses to sanction lists: a creation opens a review case and goes on. */
  screening: z.array(screeningHitSchema),
  overrideNeeded: z.boolean(),
});
export type Existence = z.output<typeof existenceSchema>;

const other = {
  customerNumber: customerNumberSchema.nullable(),
  name: filled(140),
  idType: idTypeSchema.nullable(),
  idNumber: textSchema(40).nullable(),
};

/** One change of a customer; each is one row of the history. */
export const customerChangeSchema = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('facts'),
    name: filled(140).optional(),
    birthDate: givenDateSchema.optional(),
    sex: sexSchema.optional(),
    nationality: countrySchema.optional(),
    occupation: textSchema(60).nullable().optional(),
  }),
  z.strictObject({
    what: z.literal('document'),
    idType: idTypeSchema,
    idNumber: filled(40),
    issuerCountry: countrySchema,
    issuedOn: givenDateSchema.nullable(),
    expiresOn: givenDateSchema.nullable(),
    /** The one that stands first in the view. */
    main: z.boolean(),
  }),
  z.strictObject({ what: z.literal('address'), ...addressSchema.shape, main: z.boolean() }),
  z.strictObject({ what: z.literal('addressEnd'), id: idSchema }),
  z.strictObject({ what: z.literal('phone'), kind: z.enum(PHONE_KINDS), phone: filled(40), main: z.boolean() }),
  z.strictObject({ what: z.literal('phoneEnd'), id: idSchema }),
  z.strictObject({
    what: z.literal('relationship'),
    kind: z.enum(RELATIONSHIP_KINDS),
    other: z.strictObject(other),
    shareBp: z.int().min(1).max(10_000).nullable(),
    scope: textSchema(200).nullable(),
    validFrom: givenDateSchema,
    validUntil: givenDateSchema.nullable(),
  }),
  z.strictObject({ what: z.literal('relationshipEnd'), id: idSchema }),
  z.strictObject({
    what: z.literal('service'),
    service: z.enum(SERVICES),
    status: z.enum(SERVICE_STATES),
    accountNumber: accountNumberSchema.nullable(),
  }),
  z.strictObject({
    what: z.literal('channelLimit'),
    channel: z.enum(CHANNELS),
    currency: currencySchema,
    /** Null takes the limit away; the bank's own then holds. */
    limit: z.strictObject({ perTransaction: minorUnitsSchema, perDay: minorUnitsSchema }).nullable(),
  }),
  z.strictObject({ what: z.literal('grade'), gradeCode: filled(20), gradedOn: givenDateSchema, basis: filled(200) }),
]);
export type CustomerChange = z.output<typeof customerChangeSchema>;

export const AGENCY_SERVICES = [
  'deposit',
  'withdrawal',
  'remittance',
  'open-class-I',
  'open-class-II',
  'change-signature',
  'loss-report',
  'close-account',
] as const;
