import { z } from 'zod';
import { dateSchema } from '../primitives.ts';
import { bankKeySchema, codeKeySchema, currencyKeySchema } from './common.ts';
import { feeSchema } from './fees.ts';
import { counterLimitSchema, levelKeySchema, offlineKeySchema, offlineLimitSchema, tillLimitSchema } from './limits.ts';
import { eventTermsSchema, passwordTermsSchema, quoteTermsSchema, sessionTermsSchema } from './operation.ts';
import { overrideRuleSchema } from './overrideRules.ts';
import { productTermsSchema } from './products.ts';
import { bankCodeKeySchema, bankCodeSchema, denominationsSchema, stopKeySchema, stopListingSchema } from './reference.ts';
import { bepsCapSchema, calendarSchema, dueDiligenceSchema, hvpsHoursSchema, largeValueSchema, yearKeySchema } from './regulation.ts';

/** Everything that a bank sets: kind → what its keys and values look like. The set is closed; a new kind is added here. */
export const PARAMETER_KINDS = {
  bankCode: { key: bankCodeKeySchema, value: bankCodeSchema },
  bepsCap: { key: bankKeySchema, value: bepsCapSchema },
  calendar: { key: yearKeySchema, value: calendarSchema },
  counterLimit: { key: levelKeySchema, value: counterLimitSchema },
  denominations: { key: currencyKeySchema, value: denominationsSchema },
  dueDiligence: { key: bankKeySchema, value: dueDiligenceSchema },
  events: { key: bankKeySchema, value: eventTermsSchema },
  fee: { key: codeKeySchema, value: feeSchema },
  hvpsHours: { key: bankKeySchema, value: hvpsHoursSchema },
  largeValue: { key: bankKeySchema, value: largeValueSchema },
  offlineLimit: { key: offlineKeySchema, value: offlineLimitSchema },
  overrideRule: { key: codeKeySchema, value: overrideRuleSchema },
  password: { key: bankKeySchema, value: passwordTermsSchema },
  product: { key: codeKeySchema, value: productTermsSchema },
  quote: { key: bankKeySchema, value: quoteTermsSchema },
  session: { key: bankKeySchema, value: sessionTermsSchema },
  stopListing: { key: stopKeySchema, value: stopListingSchema },
  tillLimit: { key: currencyKeySchema, value: tillLimitSchema },
} as const;

export type ParameterKind = keyof typeof PARAMETER_KINDS;
export type ParameterValue<K extends ParameterKind> = z.output<(typeof PARAMETER_KINDS)[K]['value']>;

/** Kinds of which the bank has exactly one row at a time: it can be changed and never ends. */
export type SingleKind = 'bepsCap' | 'dueDiligence' | 'events' | 'hvpsHours' | 'largeValue' | 'password' | 'quote' | 'session';

export const PARAMETER_KIND_NAMES = Object.keys(PARAMETER_KINDS) as [ParameterKind, ...ParameterKind[]];
export const parameterKindSchema = z.enum(PARAMETER_KIND_NAMES);

const row = <K extends ParameterKind>(kind: K) =>
  z.strictObject({
    kind: z.literal(kind),
    key: PARAMETER_KINDS[kind].key as (typeof PARAMETER_KINDS)[K]['key'],
    /** The first business date on which it holds, until the key's next row. */
    effectiveFrom: dateSchema,
    value: PARAMETER_KINDS[kind].value as (typeof PARAMETER_KINDS)[K]['value'],
  });

/** One dated row of any kind. */
export const parameterSchema = z.discriminatedUnion('kind', [
  row('bankCode'),
  row('bepsCap'),
  row('calendar'),
  row('counterLimit'),
  row('denominations'),
  row('dueDiligence'),
  row('events'),
  row('fee'),
  row('hvpsHours'),
  row('largeValue'),
  row('offlineLimit'),
  row('overrideRule'),
  row('password'),
  row('product'),
  row('quote'),
  row('session'),
  row('stopListing'),
  row('tillLimit'),
]);
export type Parameter = z.output<typeof parameterSchema>;

/** Kinds of which a key may end. The others the bank always has. */
const ENDING = [
  'bankCode',
  'calendar',
  'counterLimit',
  'denominations',
  'fee',
  'offlineLimit',
  'overrideRule',
  'product',
  'stopListing',
  'tillLimit',
] as const satisfies readonly Exclude<ParameterKind, SingleKind>[];

/** From this date on the key has no value any more, until a later row gives it one. */
export const parameterEndSchema = z
  .strictObject({ kind: z.enum(ENDING), key: z.string().min(1).max(60), effectiveFrom: dateSchema })
  .refine(({ kind, key }) => PARAMETER_KINDS[kind].key.safeParse(key).success, { path: ['key'], error: 'Not a key of this kind' });
export type ParameterEnd = z.output<typeof parameterEndSchema>;
