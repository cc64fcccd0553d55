import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { customerNumberSchema, textSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';
import { agentSchema, mediumSchema } from './parts.ts';

export const openDemandAccountRequestSchema = z.strictObject({
  customerNumber: customerNumberSchema,
  productCode: textSchema(20).min(1),
  /** Of a person's account; null for companies. */
  class: z.enum(['I', 'II', 'III']).nullable(),
  /** Null: neither book nor card, as companies have it. */
  medium: mediumSchema.nullable(),
  currency: z.literal('CNY'),
  /** The first deposit, in cash; `0` for none. */
  amount: minorUnitsSchema,
  denominations: denominationCountsSchema,
  /** Null: the customer is here. */
  agent: agentSchema.nullable(),
});

/**
 * 1101 open a demand account with a passbook or card (domain: compliance, account classes). Not reversed: what was opened by mistake
 * is closed with 1103, so that number, form and class count keep their history.
 */
export const openDemandAccount = posting({
  code: '1101',
  names: { zh: '活期开户', en: 'Open a demand account' },
  family: 'account',
  roles: ['teller', 'seniorTeller'],
  till: 'cashIn',
  offline: 'captureOnly',
  overrides: [
    {
      rule: 'account.openLarge',
      role: 'supervisor',
      fromAmount: '20000000',
      reason: { zh: '开户首存达到 20 万元', en: 'A first deposit of 200,000 yuan or more' },
    },
  ],
  reversal: 'none',
  request: openDemandAccountRequestSchema,
});
