import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import {
  accountNumberSchema,
  branchCodeSchema,
  customerNumberSchema,
  dateSchema,
  instantSchema,
  passbookNumberSchema,
  textSchema,
} from '../primitives.ts';
import { productKindSchema } from '../products/terms.ts';

/** States of an account. Frozen, dormant and closed accounts are not posted to. */
export const accountStateSchema = z.enum(['active', 'frozen', 'dormant', 'closed']);
export type AccountState = z.output<typeof accountStateSchema>;

export const passbookStateSchema = z.enum(['active', 'full', 'lost', 'void']);

export const passbookViewSchema = z.strictObject({
  number: passbookNumberSchema,
  accountNumber: accountNumberSchema,
  state: passbookStateSchema,
  /** The next free line of the book, 1-based; lines per book + 1 when it is full. */
  nextLine: z.int().min(1).max(10_000),
  linesPerBook: z.int().min(1).max(9_999),
  /** Rises with every acknowledgement; a print that was fetched at an older version is refused. */
  version: z.int().min(0),
  /** How many posted entries are not on paper yet. */
  unpostedLines: z.int().min(0),
});
export type PassbookView = z.output<typeof passbookViewSchema>;

export const accountViewSchema = z.strictObject({
  number: accountNumberSchema,
  customerNumber: customerNumberSchema,
  /** Full name of the holder, as on the ID. */
  holderName: textSchema(140),
  productCode: textSchema(20),
  productNameZh: textSchema(60),
  productNameEn: textSchema(60),
  currency: currencySchema,
  state: accountStateSchema,
  openedOn: dateSchema,
  branchCode: branchCodeSchema,
  balance: minorUnitsSchema,
  /** Balance less holds. */
  available: minorUnitsSchema,
  passbook: passbookViewSchema.nullable(),
});
export type AccountView = z.output<typeof accountViewSchema>;

export const holdKindSchema = z.enum(['freeze', 'amount', 'stop']);
export const holdAuthoritySchema = z.enum(['court', 'police', 'procuratorate', 'bank']);

/** A freeze or stop payment in force, as 1108 may release it. The stop of a loss report is not among them: it ends with the report. */
export const holdViewSchema = z.strictObject({
  id: z.uuid(),
  kind: holdKindSchema,
  /** Minor units; null unless a part of the balance is held. */
  amount: minorUnitsSchema.nullable(),
  authority: holdAuthoritySchema,
  documentNumber: textSchema(60),
  placedOn: dateSchema,
  endsOn: dateSchema,
});
export type HoldView = z.output<typeof holdViewSchema>;

/** What the customer has of an account: its book, card or certificate in force. */
export const mediumViewSchema = z.strictObject({
  type: z.enum(['passbook', 'card', 'certificate']),
  number: textSchema(40),
  state: z.enum(['active', 'full', 'lost']),
});

export const lossViewSchema = z.strictObject({
  how: z.enum(['oral', 'written']),
  reportedOn: dateSchema,
  /** First day without the report, of one by mouth. */
  lapsesOn: dateSchema.nullable(),
  /** First day of a replacement, of one in writing. */
  replaceableFrom: dateSchema.nullable(),
});

/** The contract of a time deposit. Minor units; per cent a year. */
export const depositViewSchema = z.strictObject({
  startedOn: dateSchema,
  maturesOn: dateSchema.nullable(),
  rate: textSchema(20).nullable(),
  /** Of instalment savings the agreed instalment. */
  principal: minorUnitsSchema,
  rollover: z.boolean(),
  /** Of a call deposit, while a notice stands. */
  notice: z.strictObject({ agreedDate: dateSchema, amount: minorUnitsSchema }).nullable(),
});

/** One account with everything that forms on it ask for. */
export const accountDetailsSchema = accountViewSchema.extend({
  kind: productKindSchema.default('demand'),
  holderKind: z.enum(['person', 'company']).default('person'),
  class: z.enum(['I', 'II', 'III']).nullable().default(null),
  medium: mediumViewSchema.nullable().default(null),
  holds: z.array(holdViewSchema).default([]),
  loss: lossViewSchema.nullable().default(null),
  deposit: depositViewSchema.nullable().default(null),
});
export type AccountDetails = z.output<typeof accountDetailsSchema>;

/**
 * Identity documents that a customer is known by. `householdRegister` is for minors, who have a resident ID number and no card yet;
 * `hkMacaoPermit` and `taiwanPermit` are the travel permits (residence permits carry a resident ID number of their own, 81 to 83).
 */
export const ID_TYPES = [
  'residentId',
  'passport',
  'hkMacaoPermit',
  'taiwanPermit',
  'foreignPermanentResidence',
  'householdRegister',
  'creditCode',
  'other',
] as const;
export const idTypeSchema = z.enum(ID_TYPES);
export type IdType = z.output<typeof idTypeSchema>;

export const ADDRESS_KINDS = ['home', 'work', 'mailing', 'registered'] as const;
export const PHONE_KINDS = ['mobile', 'home', 'work'] as const;
export const RELATIONSHIP_KINDS = [
  'spouse',
  'guardian',
  'legalRepresentative',
  'shareholder',
  'beneficialOwner',
  'authorisedAgent',
] as const;
export const SERVICES = ['eBank', 'sms', 'payroll', 'bills', 'wealth', 'collections'] as const;
export const SERVICE_STATES = ['active', 'suspended', 'ended'] as const;
export const CHANNELS = ['counter', 'atm', 'pos', 'eBank', 'mobile', 'phone'] as const;

/** ISO 3166-1 alpha-2. */
export const countrySchema = z.string().regex(/^[A-Z]{2}$/);
const idSchema = z.uuid();
/** Holds from the first day until the day before the second; null: still holds. */
const dated = { validFrom: dateSchema, validUntil: dateSchema.nullable() };

export const documentViewSchema = z.strictObject({
  idType: idTypeSchema,
  idNumberMasked: textSchema(40),
  issuerCountry: countrySchema,
  issuedOn: dateSchema.nullable(),
  /** Null: valid without end. */
  expiresOn: dateSchema.nullable(),
  main: z.boolean(),
  /** As of the branch's business date; `expiring` within ninety days. */
  validity: z.enum(['valid', 'expiring', 'expired']),
});

export const addressViewSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(ADDRESS_KINDS),
  country: countrySchema,
  postcode: textSchema(12).nullable(),
  address: textSchema(200),
  ...dated,
});

export const phoneViewSchema = z.strictObject({ id: idSchema, kind: z.enum(PHONE_KINDS), phoneMasked: textSchema(20), ...dated });

export const relationshipViewSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(RELATIONSHIP_KINDS),
  /** `of`: the other one is this customer's spouse, shareholder …; `to`: this customer is the other one's. */
  direction: z.enum(['of', 'to']),
  otherCustomerNumber: customerNumberSchema.nullable(),
  otherName: textSchema(140),
  otherIdType: idTypeSchema.nullable(),
  otherIdNumberMasked: textSchema(40).nullable(),
  /** Share in hundredths of a per cent. */
  shareBp: z.int().min(1).max(10_000).nullable(),
  scope: textSchema(200).nullable(),
  ...dated,
});

export const serviceViewSchema = z.strictObject({
  service: z.enum(SERVICES),
  status: z.enum(SERVICE_STATES),
  accountNumber: accountNumberSchema.nullable(),
  signedOn: dateSchema,
  changedOn: dateSchema,
});

export const channelLimitViewSchema = z.strictObject({
  channel: z.enum(CHANNELS),
  currency: currencySchema,
  perTransaction: minorUnitsSchema,
  perDay: minorUnitsSchema,
});

/** A business date on which something was booked at a counter on one of the customer's accounts. */
export const visitViewSchema = z.strictObject({
  businessDate: dateSchema,
  transactions: z.int().min(1),
  lastAt: instantSchema,
  tellerId: textSchema(8),
});

export const openTaskViewSchema = z.strictObject({
  kind: z.enum(['screeningReview', 'documentExpired', 'beneficialOwnerMissing', 'legalRepresentativeMissing', 'guardianMissing']),
  textZh: textSchema(200),
  textEn: textSchema(200),
});

/** The 360 degree view that the counter's panel shows. Identity numbers and phones arrive masked. */
export const customerViewSchema = z.strictObject({
  number: customerNumberSchema,
  kind: z.enum(['person', 'company']),
  name: textSchema(140),
  pinyin: textSchema(1_000),
  idType: idTypeSchema,
  idNumberMasked: textSchema(40),
  phoneMasked: textSchema(20),
  birthDate: dateSchema.nullable(),
  sex: z.enum(['M', 'F']).nullable(),
  address: textSchema(200),
  grade: z
    .strictObject({
      code: textSchema(20),
      nameZh: textSchema(20),
      nameEn: textSchema(20),
      since: dateSchema,
      basis: textSchema(200).nullable().default(null),
    })
    .nullable(),
  since: dateSchema,
  alerts: z.array(z.strictObject({ level: z.enum(['info', 'warning', 'block']), textZh: textSchema(300), textEn: textSchema(300) })),
  accounts: z.array(accountViewSchema),
  nationality: countrySchema.default('CN'),
  occupation: textSchema(60).nullable().default(null),
  /** Rises with every change; a change that was typed on an older state is refused. */
  version: z.int().min(0).default(0),
  documents: z.array(documentViewSchema).default([]),
  addresses: z.array(addressViewSchema).default([]),
  phones: z.array(phoneViewSchema).default([]),
  relationships: z.array(relationshipViewSchema).default([]),
  services: z.array(serviceViewSchema).default([]),
  channelLimits: z.array(channelLimitViewSchema).default([]),
  recentVisits: z.array(visitViewSchema).default([]),
  openTasks: z.array(openTaskViewSchema).default([]),
});
export type CustomerView = z.output<typeof customerViewSchema>;

export const customerHitSchema = z.strictObject({
  number: customerNumberSchema,
  name: textSchema(140),
  idNumberMasked: textSchema(40),
  phoneMasked: textSchema(20),
  accountNumbers: z.array(accountNumberSchema),
});
export type CustomerHit = z.output<typeof customerHitSchema>;
