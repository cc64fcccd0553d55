import { z } from 'zod';
import { accountNumberSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';
import { payoutSchema, shownNameSchema } from './parts.ts';

export const closeAccountRequestSchema = z.strictObject({
  accountNumber: accountNumberSchema,
  /** The number of the book or card that is handed in; null where the account has neither. */
  mediumNumber: accountNumberSchema.nullable(),
  shownName: shownNameSchema,
  payout: payoutSchema,
});

/** 1103 close a demand account with its interest (domain: interest, passbook, ECIF). The result is the interest slip. */
export const closeAccount = posting({
  code: '1103',
  names: { zh: '销户', en: 'Close an account' },
  family: 'account',
  roles: ['teller', 'seniorTeller'],
  till: 'cashOut',
  offline: 'no',
  overrides: [
    {
      rule: 'account.closeLarge',
      role: 'supervisor',
      fromAmount: '5000000',
      reason: { zh: '销户金额达到 5 万元', en: 'Closing with 50,000 yuan or more' },
    },
  ],
  reversal: 'none',
  request: closeAccountRequestSchema,
});
