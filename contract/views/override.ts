import { z } from 'zod';
import { overrideViewSchema } from '../central/overrides.ts';
import { wireErrorSchema } from '../errors/wire.ts';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { clientKeySchema, instantSchema, tellerIdSchema, textSchema } from '../primitives.ts';

/** How this counter asks: a supervisor comes to it, or the request goes to the queue of the branch. */
export const askedKindSchema = z.enum(['local', 'remote']);
export type AskedKind = z.output<typeof askedKindSchema>;

/**
 * `asking`: central has not confirmed it yet. `refused`: central did not take the request, `error` says why. `expired`: its time is over.
 * `used`: the form went out with it. The others are central's (domain: override).
 */
export const formOverrideStateSchema = z.enum([
  'asking',
  'refused',
  'pending',
  'approved',
  'rejected',
  'returned',
  'withdrawn',
  'expired',
  'used',
]);
export type FormOverrideState = z.output<typeof formOverrideStateSchema>;

/** The override of one form of this counter, as far as this counter knows. The newest request of the form; earlier ones are in the audit log. */
export const formOverrideSchema = z.strictObject({
  clientKey: clientKeySchema,
  /** How often it was asked for this form, this time included. */
  attempt: z.int().min(1),
  kind: askedKindSchema,
  state: formOverrideStateSchema,
  requestId: z.uuid().nullable(),
  currency: currencySchema,
  amount: minorUnitsSchema,
  rules: overrideViewSchema.shape.rules,
  reason: textSchema(300),
  /** Whether who authorises types the amount again; known once central has the request. */
  rekeyAmount: z.boolean(),
  requestedAt: instantSchema,
  expiresAt: instantSchema.nullable(),
  assignedTo: tellerIdSchema.nullable(),
  decisions: overrideViewSchema.shape.decisions,
  /** Since when central has not answered about it; null: it answered last time. */
  silentSince: instantSchema.nullable(),
  error: wireErrorSchema.nullable(),
});
export type FormOverride = z.output<typeof formOverrideSchema>;

/** States in which something may still happen to a request. */
export const isOpenOverride = (state: FormOverrideState): boolean => state === 'asking' || state === 'pending' || state === 'approved';
