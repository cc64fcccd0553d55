import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { accountNumberSchema, textSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';

export const transferRequestSchema = z.strictObject({
  fromAccount: accountNumberSchema,
  toAccount: accountNumberSchema,
  currency: z.literal('CNY'),
  amount: minorUnitsSchema,
  /** As the payer wrote it; it must be the receiving account's holder. */
  payeeName: textSchema(140),
  remark: textSchema(60),
});

/** 1203 transfer between accounts of the bank (domain sections 8 and 11). */
export const transfer = posting({
  code: '1203',
  names: { zh: '账户转账', en: 'Transfer' },
  family: 'cash',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [
    {
      rule: 'transfer.large',
      role: 'supervisor',
      fromAmount: '50000000',
      reason: { zh: '单笔转账达到 50 万元', en: 'A single transfer of 500,000 yuan or more' },
    },
  ],
  reversal: 'sameDay',
  request: transferRequestSchema,
});
