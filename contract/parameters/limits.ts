import { z } from 'zod';
import { limitSchema } from './common.ts';

/** What a teller of one level may do alone, in fen of CNY a transaction. Key: the level, 0 to 9. */
export const counterLimitSchema = z.strictObject({ cashIn: limitSchema, cashOut: limitSchema, transfer: limitSchema });
export const levelKeySchema = z.string().regex(/^\d$/);

/** Cash that may lie in a till and in a vault, and from which sum on two people count. Key: the currency. */
export const tillLimitSchema = z.strictObject({ till: limitSchema, vault: limitSchema, countTwiceFrom: limitSchema });

/** The offline envelope (domain section 12). Key: the transaction, or `bank` for all that have no row of their own. */
export const offlineLimitSchema = z.strictObject({
  allowed: z.boolean(),
  perTransaction: limitSchema,
  perTellerAndDay: limitSchema,
  perDeviceAndSession: limitSchema,
  /** Absent: as much as a teller may take in a day. */
  perAccountAndDay: limitSchema.optional(),
  /** How many may wait at one PC; absent: 200. */
  mostQueued: z.int().min(1).max(10_000).optional(),
  /** Hours after which what the branch PC holds is too old to go by. */
  oldestSnapshotHours: z.int().min(0).max(720),
});
export const offlineKeySchema = z.string().regex(/^(bank|\d{4})$/);
