import { z } from 'zod';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { NETWORK_SIZES } from '../../payments/networkText.ts';
import { idTypeSchema } from '../../views/customer.ts';
import { takesPieces } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { networkNameField, networkTextSchema, payeeFields, remittanceOf, remittanceSchema } from './parts.ts';

export const cashRemittanceRequestSchema = z.strictObject({
  ...remittanceSchema.shape,
  payerName: networkTextSchema(NETWORK_SIZES.name),
  payerIdType: idTypeSchema,
  payerIdNumber: z.string().trim().min(1).max(40),
  /** The pieces of amount and fee together; a quote may leave them out, because it tells the fee. */
  denominations: denominationCountsSchema,
});

/** 1302 remittance of cash: whoever pays shows an ID, whatever the amount (domain: compliance; one-off services). */
export const cashRemittance = transaction({
  code: '1302',
  names: { zh: '现金汇款', en: 'Remittance of cash' },
  initials: 'xjhk',
  family: 'remittance',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'cashIn',
  offline: 'no',
  overrides: [
    {
      rule: 'remittance.cash',
      role: 'supervisor',
      fromAmount: '5000000',
      reason: { zh: '5 万元（含）以上现金汇款须主管授权', en: 'A remittance of 50,000 yuan or more in cash needs a supervisor' },
    },
  ],
  reversal: 'none',
  devices: ['idCardReader'],
  vouchers: [],
  documents: [],
  papers: ['slip'],
  cash: takesPieces,
  ...entryForm({
    fields: [
      { ...networkNameField, name: 'payerName', label: { zh: '付款人姓名', en: "Payer's name" }, width: 4 },
      {
        name: 'payerIdType',
        type: 'choice',
        label: { zh: '付款人证件', en: "Payer's ID" },
        required: true,
        width: 4,
        initial: 'residentId',
        options: [
          { value: 'residentId', label: { zh: '居民身份证', en: 'Resident ID' } },
          { value: 'passport', label: { zh: '护照', en: 'Passport' } },
        ],
      },
      {
        name: 'payerIdNumber',
        type: 'text',
        label: { zh: '付款人证件号码', en: "Number of the payer's ID" },
        required: true,
        maxLength: 40,
        width: 4,
      },
      ...payeeFields,
      {
        name: 'denominations',
        type: 'denominations',
        label: { zh: '收款清点（含手续费）', en: 'Cash count, with the fee' },
        required: true,
        width: 12,
        sumOf: 'quote',
      },
    ],
    request: cashRemittanceRequestSchema,
    build: (read) => ({
      payerName: read.payerName,
      payerIdType: read.payerIdType as 'residentId' | 'passport',
      payerIdNumber: read.payerIdNumber,
      ...remittanceOf(read),
      denominations: read.denominations,
    }),
  }),
});
