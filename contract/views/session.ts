import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { denominationCountsSchema } from '../money/denominations.ts';
import { branchCodeSchema, dateSchema, instantSchema, tellerIdSchema, textSchema, tillIdSchema } from '../primitives.ts';

/** Roles of domain section 13. */
export const roleSchema = z.enum(['teller', 'seniorTeller', 'supervisor', 'vaultKeeper', 'backOffice', 'itAdministrator', 'auditor']);
export type Role = z.output<typeof roleSchema>;

export const sessionViewSchema = z.strictObject({
  tellerId: tellerIdSchema,
  name: textSchema(60),
  roles: z.array(roleSchema),
  level: z.int().min(0).max(9),
  branchCode: branchCodeSchema,
  branchNameZh: textSchema(60),
  branchNameEn: textSchema(60),
  businessDate: dateSchema,
  signedOnAt: instantSchema,
});
export type SessionView = z.output<typeof sessionViewSchema>;

/** 0102: the counter is locked. */
export const lockViewSchema = z.strictObject({
  since: instantSchema,
  /** `idle`: nobody was at the keyboard for too long. */
  reason: z.enum(['teller', 'idle']),
});
export type LockView = z.output<typeof lockViewSchema>;

export const tillStateSchema = z.enum(['closed', 'open', 'active', 'paused', 'sealed']);

export const tillViewSchema = z.strictObject({
  tillId: tillIdSchema,
  state: tillStateSchema,
  /** The teller who has it; null while it is closed. */
  tellerId: tellerIdSchema.nullable(),
  currency: currencySchema,
  /** Booked cash. */
  balance: minorUnitsSchema,
  /** Booked notes and coins by denomination id; their sum is the balance. */
  denominations: denominationCountsSchema,
});
export type TillView = z.output<typeof tillViewSchema>;
