import { z } from 'zod';
import { currencySchema } from '../money/currency.ts';
import { roleSchema } from '../views/session.ts';
import { limitSchema, namesSchema, transactionsSchema } from './common.ts';

/** Somebody who must agree: so many different people of the role, of this level at least. */
const consentSchema = z.strictObject({ role: roleSchema, minLevel: z.int().min(0).max(9), count: z.int().min(1).max(3) });

/** OR of ANDs: one path is enough, and everybody on it must agree. */
const pathsSchema = z.array(z.array(consentSchema).min(1).max(4)).max(6);

/** What is no number is refused for that, and is not compared. */
const areNumbers = (...texts: readonly string[]): boolean => texts.every((text) => /^\d+$/.test(text));

/** An override rule (domain: override). Key: its name. The amount band holds `fromAmount` and ends before `toAmount`. */
export const overrideRuleSchema = z
  .strictObject({
    reason: namesSchema,
    transactions: transactionsSchema,
    currency: currencySchema,
    fromAmount: limitSchema,
    toAmount: limitSchema.nullable(),
    paths: pathsSchema.min(1),
    /** Taken when nobody of `paths` is on duty. */
    alternates: pathsSchema,
    /** Whether who authorises types the amount again. */
    rekeyAmount: z.boolean(),
    /** Whether the rule may be met at this PC while the remote side cannot be reached. */
    fallbackToLocal: z.boolean(),
    allowed: z
      .array(z.enum(['local', 'remote', 'central', 'deferred']))
      .min(1)
      .max(4),
  })
  .refine(({ fromAmount, toAmount }) => toAmount === null || !areNumbers(fromAmount, toAmount) || BigInt(fromAmount) < BigInt(toAmount), {
    error: 'The band is empty',
  });
export type OverrideRuleTerms = z.output<typeof overrideRuleSchema>;

/** Whether a rule speaks of a transaction of this amount, in minor units. */
export const ruleApplies = (rule: OverrideRuleTerms, transactionCode: string, currency: string, amount: bigint): boolean =>
  (rule.transactions.length === 0 || rule.transactions.includes(transactionCode)) &&
  rule.currency === currency &&
  amount >= BigInt(rule.fromAmount) &&
  (rule.toAmount === null || amount < BigInt(rule.toAmount));
