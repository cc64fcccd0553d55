import { z } from 'zod';
import { fundingSchema } from '../account/parts.ts';
import { amountField, fundingFields, fundingOf, fundsOrPays, remarkField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { witnessSchema } from '../till/transfer.ts';
import {
  chequeApplicantFields,
  chequeFormField,
  issueShape,
  marksOf,
  notTransferableField,
  payableField,
  payeeFields,
  personOf,
  shownPersonSchema,
  witnessField,
} from './parts.ts';

export const issueCashiersChequeRequestSchema = z.strictObject({
  ...issueShape,
  /** Fixed: of a printed value. */
  face: z.enum(['fixed', 'free']),
  funding: fundingSchema,
  /** Who pays with cash; null: the holder of the account. */
  applicant: shownPersonSchema.nullable(),
  witness: witnessSchema,
});

/** 1411 issue a cashier's cheque from an account or for cash; two months to present it (domain: instruments). */
export const issueCashiersCheque = transaction({
  code: '1411',
  names: { zh: '签发银行本票', en: "Issue a cashier's cheque" },
  initials: 'qfyhbp',
  family: 'instrument',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'cashIn',
  offline: 'no',
  overrides: [
    {
      rule: 'cashiersCheque.issueLarge',
      role: 'supervisor',
      fromAmount: '50000000',
      reason: { zh: '签发本票达到 50 万元', en: "A cashier's cheque of 500,000 yuan or more" },
    },
  ],
  reversal: 'none',
  devices: ['passbookPrinter', 'idCardReader'],
  vouchers: ['cashiersCheque'],
  documents: ['passbook'],
  papers: ['cashiersCheque', 'slip'],
  cash: fundsOrPays,
  ...entryForm({
    fields: [
      {
        name: 'face',
        type: 'choice',
        label: { zh: '本票种类', en: 'Kind' },
        required: true,
        width: 6,
        options: [
          { value: 'free', label: { zh: '不定额', en: 'Of any amount' } },
          { value: 'fixed', label: { zh: '定额', en: 'Of a printed value' } },
        ],
      },
      { ...amountField, label: { zh: '出票金额', en: 'Amount' } },
      ...payeeFields,
      payableField,
      notTransferableField,
      chequeFormField,
      remarkField,
      fundingFields[0],
      fundingFields[1],
      ...chequeApplicantFields,
      fundingFields[2],
      witnessField,
    ],
    request: issueCashiersChequeRequestSchema,
    build: (read) => ({
      number: read.number,
      currency: 'CNY' as const,
      amount: read.amount,
      payeeName: read.payeeName,
      ...marksOf(read),
      remark: read.remark ?? '',
      face: read.face === 'fixed' ? ('fixed' as const) : ('free' as const),
      funding: fundingOf(read),
      applicant:
        read.personName === null
          ? null
          : personOf({ personName: read.personName, idType: read.idType ?? '', idNumber: read.idNumber ?? '' }),
      witness: read.witness,
    }),
  }),
});
