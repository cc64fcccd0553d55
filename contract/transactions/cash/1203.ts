import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { accountNumberSchema, textSchema } from '../../primitives.ts';
import { accountField, amountField, remarkField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';

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
export const transfer = transaction({
  code: '1203',
  names: { zh: '账户转账', en: 'Transfer' },
  initials: 'zhzz',
  family: 'cash',
  kind: 'posting',
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
  devices: ['passbookPrinter', 'cardReader'],
  vouchers: [],
  documents: ['passbook'],
  papers: ['slip'],
  ...entryForm({
    fields: [
      { ...accountField, name: 'fromAccount', label: { zh: '付款账号', en: 'Account that pays' } },
      amountField,
      { ...accountField, name: 'toAccount', label: { zh: '收款账号', en: 'Account that receives' } },
      {
        name: 'payeeName',
        type: 'text',
        label: { zh: '收款人户名', en: "Payee's name" },
        required: true,
        maxLength: 140,
        width: 6,
        hint: { zh: '须与收款账户户名一致', en: 'As the holder of the receiving account is called' },
      },
      remarkField,
    ],
    request: transferRequestSchema,
    build: ({ fromAccount, toAccount, amount, payeeName, remark }) => ({
      fromAccount,
      toAccount,
      currency: 'CNY' as const,
      amount,
      payeeName,
      remark: remark ?? '',
    }),
  }),
});
