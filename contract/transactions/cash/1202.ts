import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { accountNumberSchema, textSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';

export const cashWithdrawalRequestSchema = z.strictObject({
  accountNumber: accountNumberSchema,
  currency: z.literal('CNY'),
  amount: minorUnitsSchema,
  /** The pieces that are paid out. */
  denominations: denominationCountsSchema,
  remark: textSchema(60),
  /** The name on the ID that was shown, where one was; it must be the holder's. */
  shownName: textSchema(140).optional(),
});

/** 1202 cash withdrawal: the account is debited, the till pays the counted cash (domain sections 8 and 11). */
export const cashWithdrawal = posting({
  code: '1202',
  names: { zh: '现金取款', en: 'Cash withdrawal' },
  family: 'cash',
  roles: ['teller', 'seniorTeller'],
  till: 'cashOut',
  offline: 'no',
  overrides: [
    {
      rule: 'cashWithdrawal.large',
      role: 'supervisor',
      fromAmount: '5000000',
      reason: { zh: '单笔现金取款达到 5 万元', en: 'A single cash withdrawal of 50,000 yuan or more' },
    },
  ],
  reversal: 'sameDay',
  request: cashWithdrawalRequestSchema,
});
