import { z } from 'zod';
import { limitSchema, namesSchema } from './common.ts';

/** An account, card or voucher that the counter must not serve, also while central cannot be reached. Key: its number. */
export const stopListingSchema = z.strictObject({
  thing: z.enum(['account', 'card', 'passbook', 'voucher']),
  reason: z.enum(['lost', 'stolen', 'stopped', 'courtOrder', 'other']),
});
export const stopKeySchema = z.string().regex(/^[0-9A-Z]{4,40}$/);

/** A bank of the payment systems. Key: its twelve-digit number. */
export const bankCodeSchema = z.strictObject({ nameZh: z.string().min(1).max(120), city: z.string().max(40) });
export const bankCodeKeySchema = z.string().regex(/^\d{12}$/);

/** Notes and coins of one currency (`contract/money/denominations.ts`). Key: the currency. */
export const denominationsSchema = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[nc]\d{1,7}(\.\d{1,3})?$/),
          kind: z.enum(['note', 'coin']),
          value: limitSchema,
          names: namesSchema,
        }),
      )
      .min(1)
      .max(60),
  })
  .refine(({ items }) => new Set(items.map(({ id }) => id)).size === items.length, { error: 'A denomination stands twice' });
