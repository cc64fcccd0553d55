import { z } from 'zod';
import { dateSchema } from '../primitives.ts';
import { limitSchema } from './common.ts';

/** Thresholds of the People's Bank, as data: they change by order, and a bank may be stricter. */

const thresholdSchema = z.strictObject({ cny: limitSchema.nullable(), usd: limitSchema });

/** Large-value reports (`contract/compliance/largeValue.ts`). CNY in fen, foreign currency in US cents. Key: `bank`. */
export const largeValueSchema = z.strictObject({
  cash: thresholdSchema,
  transferLegal: thresholdSchema,
  transferNaturalDomestic: thresholdSchema,
  transferNaturalCrossborder: thresholdSchema,
  reportWithinWorkingDays: z.int().min(1).max(30),
});

const dutySchema = z.strictObject({ cny: limitSchema, usd: limitSchema });

/** Customer due diligence (`contract/compliance/dueDiligence.ts`). Key: `bank`. */
export const dueDiligenceSchema = z.strictObject({
  regime: z.string().min(1).max(40),
  oneOff: dutySchema,
  cash: dutySchema,
  askSourceFrom: dutySchema.nullable(),
  retentionYears: z.int().min(1).max(50),
});

/** The largest single credit through the small-value system. Key: `bank`. */
export const bepsCapSchema = z.strictObject({ limit: limitSchema, inclusive: z.boolean() });

const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Operating hours of the large-value system (`contract/payments/hvpsWindow.ts`). Key: `bank`. */
export const hvpsHoursSchema = z.strictObject({
  opensAt: clockSchema,
  opensOnEve: z.boolean(),
  cutOff: clockSchema,
  clearingUntil: clockSchema,
  cipsFundingUntil: clockSchema.nullable(),
});

/** Corrections to "Monday to Friday" in one year. Key: the year. */
export const calendarSchema = z.strictObject({
  holidays: z.array(dateSchema).max(150),
  workingWeekends: z.array(dateSchema).max(60),
});
export const yearKeySchema = z.string().regex(/^(19|20|21)\d{2}$/);
