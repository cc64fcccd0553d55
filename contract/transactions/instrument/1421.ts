import { z } from 'zod';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { chequeAmountField, chequeNumberField, chequeShape, drawerField, slipFields } from './cheque.ts';
import { endorsedField, endorsedOf, issuedOnField, lookedFields } from './parts.ts';

export const depositChequeRequestSchema = z.strictObject({
  ...chequeShape,
  /** Seal and signature are those that the bank has. */
  sealAgrees: z.boolean(),
  /** `pay`, or `bounce`: returned unpaid, with the fine that the drawer is reported for. */
  outcome: z.enum(['pay', 'bounce']),
});

/**
 * 1421 a transfer cheque with a paying-in slip, drawn on an account of the bank: the payee is credited, or the cheque is returned
 * (domain: instruments). Cheques of other banks need the clearing, which central does not have yet.
 */
export const depositCheque = transaction({
  code: '1421',
  names: { zh: '支票进账', en: 'Cheque by paying-in slip' },
  initials: 'zpjz',
  family: 'instrument',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [
    {
      rule: 'cheque.large',
      role: 'supervisor',
      fromAmount: '50000000',
      reason: { zh: '单张支票达到 50 万元', en: 'A cheque of 500,000 yuan or more' },
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
      ...lookedFields,
      {
        name: 'sealAgrees',
        type: 'flag',
        label: { zh: '印鉴与预留印鉴相符', en: 'Seal and signature are those on record' },
        required: false,
        width: 6,
        initial: false,
      },
      endorsedField,
      ...slipFields,
      {
        name: 'outcome',
        type: 'choice',
        label: { zh: '处理', en: 'What is done' },
        required: true,
        width: 6,
        initial: 'pay',
        options: [
          { value: 'pay', label: { zh: '付款', en: 'Pay' } },
          { value: 'bounce', label: { zh: '退票', en: 'Return unpaid' } },
        ],
      },
    ],
    request: depositChequeRequestSchema,
    build: (read) => ({
      number: read.number,
      drawerAccount: read.drawerAccount,
      issuedOn: read.issuedOn,
      currency: 'CNY' as const,
      amount: read.amount,
      capitalsAgree: read.capitalsAgree,
      unaltered: read.unaltered,
      sealAgrees: read.sealAgrees,
      endorsed: endorsedOf(read.endorsed),
      payeeAccount: read.payeeAccount,
      payeeName: read.payeeName,
      outcome: read.outcome === 'bounce' ? ('bounce' as const) : ('pay' as const),
    }),
  }),
});
