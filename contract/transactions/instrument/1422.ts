import { z } from 'zod';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { chequeAmountField, chequeNumberField, chequeShape, drawerField, slipFields } from './cheque.ts';
import { endorsedField, endorsedOf, issuedOnField, lookedFields } from './parts.ts';

export const truncateChequeRequestSchema = z.strictObject({
  ...chequeShape,
  /** Sixteen digits that the drawer's device has computed. */
  paymentPassword: z.string().regex(/^\d{16}$/),
});

/**
 * 1422 truncation: the holder's branch keeps the paper and debits the drawer's account by the payment password (domain: instruments). For
 * accounts of the bank; those of other banks need the clearing, which does not carry cheques yet.
 */
export const truncateCheque = transaction({
  code: '1422',
  names: { zh: '支票截留', en: 'Cheque truncation' },
  initials: 'zpjl',
  family: 'instrument',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [
    {
      rule: 'cheque.truncateLarge',
      role: 'supervisor',
      fromAmount: '20000000',
      reason: { zh: '截留支票达到 20 万元', en: 'A truncated cheque of 200,000 yuan or more' },
    },
  ],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['slip'],
  ...entryForm({
    fields: [
      chequeNumberField,
      drawerField,
      issuedOnField,
      chequeAmountField,
      {
        name: 'paymentPassword',
        type: 'text',
        label: { zh: '支付密码', en: 'Payment password' },
        required: true,
        maxLength: 16,
        width: 6,
        shape: /^\d{16}$/,
        shapeHint: { zh: '票面 16 位数字', en: 'the 16 digits on the cheque' },
      },
      ...lookedFields,
      endorsedField,
      ...slipFields,
    ],
    request: truncateChequeRequestSchema,
    build: (read) => ({
      number: read.number,
      drawerAccount: read.drawerAccount,
      issuedOn: read.issuedOn,
      currency: 'CNY' as const,
      amount: read.amount,
      paymentPassword: read.paymentPassword,
      capitalsAgree: read.capitalsAgree,
      unaltered: read.unaltered,
      endorsed: endorsedOf(read.endorsed),
      payeeAccount: read.payeeAccount,
      payeeName: read.payeeName,
    }),
  }),
});
