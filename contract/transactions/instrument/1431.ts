import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { accountNumberSchema, textSchema } from '../../primitives.ts';
import { accountField, amountField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';

export const sendCollectionRequestSchema = z.strictObject({
  /** With payment against documents or goods (托收承付), or 委托收款. */
  kind: z.enum(['acceptance-documents', 'acceptance-goods', 'entrusted']),
  /** Xinhua bookshops have a lower minimum. */
  xinhua: z.boolean(),
  payeeAccount: accountNumberSchema,
  payerAccount: accountNumberSchema,
  payerName: z.string().trim().min(1).max(140),
  currency: z.literal('CNY'),
  amount: minorUnitsSchema,
  contractNumber: textSchema(60).min(1),
  /** What was handed in: invoices, bills of lading. */
  documents: textSchema(200).min(1),
});

/** 1431 send a collection to the payer's branch (托收承付, 委托收款). Moves no money; the payer is notified by 1432. */
export const sendCollection = transaction({
  code: '1431',
  names: { zh: '发出托收与委托收款', en: 'Send a collection' },
  initials: 'fctsywtsk',
  family: 'instrument',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['slip'],
  ...entryForm({
    fields: [
      {
        name: 'kind',
        type: 'choice',
        label: { zh: '种类', en: 'Kind' },
        required: true,
        width: 12,
        options: [
          { value: 'entrusted', label: { zh: '委托收款', en: 'Entrusted collection' } },
          { value: 'acceptance-documents', label: { zh: '托收承付（验单付款）', en: 'Acceptance against documents' } },
          { value: 'acceptance-goods', label: { zh: '托收承付（验货付款）', en: 'Acceptance against goods' } },
        ],
      },
      {
        name: 'xinhua',
        type: 'flag',
        label: { zh: '新华书店', en: 'A Xinhua bookshop' },
        required: false,
        width: 12,
        initial: false,
        when: { field: 'kind', is: ['acceptance-documents', 'acceptance-goods'] },
      },
      { ...accountField, name: 'payeeAccount', label: { zh: '收款人账号', en: 'Account of the payee' } },
      { ...amountField, label: { zh: '托收金额', en: 'Amount' } },
      { ...accountField, name: 'payerAccount', label: { zh: '付款人账号', en: 'Account of the payer' } },
      { name: 'payerName', type: 'text', label: { zh: '付款人户名', en: "Payer's name" }, required: true, maxLength: 140, width: 6 },
      { name: 'contractNumber', type: 'text', label: { zh: '合同号码', en: 'Contract' }, required: true, maxLength: 60, width: 6 },
      { name: 'documents', type: 'text', label: { zh: '所附单证', en: 'Documents' }, required: true, maxLength: 200, width: 6 },
    ],
    request: sendCollectionRequestSchema,
    build: (read) => ({
      kind: read.kind as 'acceptance-documents' | 'acceptance-goods' | 'entrusted',
      xinhua: read.xinhua,
      payeeAccount: read.payeeAccount,
      payerAccount: read.payerAccount,
      payerName: read.payerName,
      currency: 'CNY' as const,
      amount: read.amount,
      contractNumber: read.contractNumber,
      documents: read.documents,
    }),
  }),
});
