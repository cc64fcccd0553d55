import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { accountNumberSchema, textSchema } from '../../primitives.ts';
import { accountField, amountField, remarkField, takesPieces } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';

export const cashDepositRequestSchema = z.strictObject({
  accountNumber: accountNumberSchema,
  currency: z.literal('CNY'),
  amount: minorUnitsSchema,
  denominations: denominationCountsSchema,
  remark: textSchema(60),
});

/** 1201 cash deposit: the till receives the counted cash, the account is credited (domain sections 8 and 11). */
export const cashDeposit = transaction({
  code: '1201',
  names: { zh: '现金存款', en: 'Cash deposit' },
  initials: 'xjck',
  family: 'cash',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  devices: ['passbookPrinter'],
  vouchers: [],
  till: 'cashIn',
  offline: 'withinLimits',
  overrides: [
    {
      rule: 'cashDeposit.large',
      role: 'supervisor',
      fromAmount: '20000000',
      reason: { zh: '单笔现金存款达到 20 万元', en: 'A single cash deposit of 200,000 yuan or more' },
    },
  ],
  reversal: 'sameDay',
  documents: ['passbook'],
  papers: ['slip'],
  cash: takesPieces,
  ...entryForm({
    fields: [
      accountField,
      amountField,
      {
        name: 'denominations',
        type: 'denominations',
        label: { zh: '券别清点', en: 'Cash count' },
        required: true,
        width: 12,
        sumOf: 'amount',
      },
      remarkField,
    ],
    request: cashDepositRequestSchema,
    build: ({ accountNumber, amount, denominations, remark }) => ({
      accountNumber,
      currency: 'CNY' as const,
      amount,
      denominations,
      remark: remark ?? '',
    }),
  }),
});
