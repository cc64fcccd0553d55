import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { transactionCodeSchema } from '../primitives.ts';

/** Shapes that several kinds of parameters share. */

export const namesSchema = z.strictObject({ zh: z.string().min(1).max(60), en: z.string().min(1).max(120) });

/** Minor units, never negative. */
export const limitSchema = minorUnitsSchema.refine((text) => !text.startsWith('-'), { error: 'AMOUNT_NEGATIVE' });

/** An exact decimal: rates and prices are never binary fractions. */
export const decimalSchema = z.string().regex(/^(0|[1-9]\d{0,14})(\.\d{1,8})?$/);

/** Empty: every transaction. */
export const transactionsSchema = z.array(transactionCodeSchema).max(100);

/** The key of kinds that the bank has exactly one of. */
export const BANK_KEY = 'bank';
export const bankKeySchema = z.literal(BANK_KEY);
export const codeKeySchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/);
export const currencyKeySchema = z.string().regex(/^[A-Z]{3}$/);
