import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { customerNumberSchema, textSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';
import { agentSchema, fundingSchema, mediumSchema } from './parts.ts';

export const openTermDepositRequestSchema = z.strictObject({
  customerNumber: customerNumberSchema,
  productCode: textSchema(20).min(1),
  currency: z.literal('CNY'),
  /** Of instalment savings the agreed instalment, of which this is the first. */
  amount: minorUnitsSchema,
  funding: fundingSchema,
  /** A passbook for instalment savings, a certificate for all others. */
  medium: mediumSchema,
  /** Whether it rolls over at maturity (约定转存). */
  rollover: z.boolean(),
  agent: agentSchema.nullable(),
});

/**
 * 1102 open a time deposit: fixed, call, instalment savings or fixed-or-demand (domain: interest). Not reversed: what was opened by
 * mistake is drawn again the same day with 1205, without interest, and its certificate is cancelled.
 */
export const openTermDeposit = posting({
  code: '1102',
  names: { zh: '定期开户', en: 'Open a time deposit' },
  family: 'account',
  roles: ['teller', 'seniorTeller'],
  till: 'cashIn',
  offline: 'captureOnly',
  overrides: [
    {
      rule: 'deposit.openLarge',
      role: 'supervisor',
      fromAmount: '20000000',
      reason: { zh: '定期开户金额达到 20 万元', en: 'A time deposit of 200,000 yuan or more' },
    },
  ],
  reversal: 'none',
  request: openTermDepositRequestSchema,
});
