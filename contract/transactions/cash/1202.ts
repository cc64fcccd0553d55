import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { accountNumberSchema, textSchema } from '../../primitives.ts';
import { accountField, amountField, givesPieces, remarkField, shownNameField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';

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
export const cashWithdrawal = transaction({
  code: '1202',
  names: { zh: '现金取款', en: 'Cash withdrawal' },
  initials: 'xjqk',
  family: 'cash',
  kind: 'posting',
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
  devices: ['passbookPrinter', 'cardReader'],
  vouchers: [],
  documents: ['passbook'],
  papers: ['slip'],
  cash: givesPieces,
  ...entryForm({
    fields: [
      accountField,
      amountField,
      { ...shownNameField, required: false, hint: { zh: '5 万元及以上须核对证件', en: 'The ID is checked from 50,000 yuan' } },
      {
        name: 'denominations',
        type: 'denominations',
        label: { zh: '付款配款', en: 'Pieces paid out' },
        required: true,
        width: 12,
        sumOf: 'amount',
      },
      remarkField,
    ],
    request: cashWithdrawalRequestSchema,
    build: ({ accountNumber, amount, denominations, remark, shownName }) => ({
      accountNumber,
      currency: 'CNY' as const,
      amount,
      denominations,
      remark: remark ?? '',
      ...(shownName === null ? {} : { shownName }),
    }),
  }),
});
