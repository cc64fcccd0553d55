import { z } from 'zod';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { amountField, remarkField, takesPieces } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { witnessSchema } from '../till/transfer.ts';
import {
  agentField,
  applicantFields,
  branchSchema,
  draftNumberField,
  issueShape,
  marksOf,
  notTransferableField,
  payableField,
  payeeFields,
  personOf,
  shownPersonSchema,
  witnessField,
} from './parts.ts';

export const issueDraftForCashRequestSchema = z.strictObject({
  ...issueShape,
  applicant: shownPersonSchema,
  denominations: denominationCountsSchema,
  agentBranch: branchSchema.nullable(),
  witness: witnessSchema,
});

/** 1402 issue a bank draft for cash: between individuals only (支付结算办法; domain: instruments). */
export const issueDraftForCash = transaction({
  code: '1402',
  names: { zh: '现金签发银行汇票', en: 'Issue a bank draft for cash' },
  initials: 'xjqfyhhp',
  family: 'instrument',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'cashIn',
  offline: 'no',
  overrides: [
    {
      rule: 'draft.issueCash',
      role: 'supervisor',
      fromAmount: '5000000',
      reason: { zh: '现金签发汇票达到 5 万元', en: 'A draft for 50,000 yuan or more in cash' },
    },
  ],
  reversal: 'none',
  devices: ['passbookPrinter', 'idCardReader'],
  vouchers: ['draft'],
  documents: [],
  papers: ['draft', 'slip'],
  cash: takesPieces,
  ...entryForm({
    fields: [
      ...applicantFields,
      { ...amountField, label: { zh: '出票金额', en: 'Amount' } },
      ...payeeFields,
      { ...payableField, initial: 'cash' },
      agentField,
      notTransferableField,
      draftNumberField,
      remarkField,
      {
        name: 'denominations',
        type: 'denominations',
        label: { zh: '收款清点', en: 'Cash count' },
        required: true,
        width: 12,
        sumOf: 'amount',
      },
      witnessField,
    ],
    request: issueDraftForCashRequestSchema,
    build: (read) => ({
      number: read.number,
      currency: 'CNY' as const,
      amount: read.amount,
      payeeName: read.payeeName,
      ...marksOf(read),
      remark: read.remark ?? '',
      applicant: personOf(read),
      denominations: read.denominations,
      agentBranch: read.agentBranch,
      witness: read.witness,
    }),
  }),
});
