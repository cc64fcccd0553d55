import { z } from 'zod';
import { accountNumberSchema } from '../../primitives.ts';
import { accountField, amountField, remarkField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { witnessSchema } from '../till/transfer.ts';
import {
  agentField,
  branchSchema,
  draftNumberField,
  issueShape,
  marksOf,
  notTransferableField,
  payableField,
  payeeFields,
  witnessField,
} from './parts.ts';

export const issueDraftRequestSchema = z.strictObject({
  ...issueShape,
  applicantAccount: accountNumberSchema,
  /** Who pays a cash draft; null for transfer drafts, which any branch pays. */
  agentBranch: branchSchema.nullable(),
  witness: witnessSchema,
});

/**
 * 1401 issue a bank draft from the applicant's account (domain: instruments). A second person stands by, and central computes the check
 * code with a key that neither of them has. Not reversed: it is cancelled the same day (1406).
 */
export const issueDraft = transaction({
  code: '1401',
  names: { zh: '签发银行汇票', en: 'Issue a bank draft' },
  initials: 'qfyhhp',
  family: 'instrument',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [
    {
      rule: 'draft.issueLarge',
      role: 'supervisor',
      fromAmount: '50000000',
      reason: { zh: '签发汇票达到 50 万元', en: 'A draft of 500,000 yuan or more' },
    },
  ],
  reversal: 'none',
  devices: ['passbookPrinter'],
  vouchers: ['draft'],
  documents: ['passbook'],
  papers: ['draft', 'slip'],
  ...entryForm({
    fields: [
      { ...accountField, name: 'applicantAccount', label: { zh: '申请人账号', en: 'Account of the applicant' } },
      { ...amountField, label: { zh: '出票金额', en: 'Amount' } },
      ...payeeFields,
      payableField,
      agentField,
      notTransferableField,
      draftNumberField,
      remarkField,
      witnessField,
    ],
    request: issueDraftRequestSchema,
    build: (read) => ({
      number: read.number,
      currency: 'CNY' as const,
      amount: read.amount,
      payeeName: read.payeeName,
      ...marksOf(read),
      remark: read.remark ?? '',
      applicantAccount: read.applicantAccount,
      agentBranch: read.agentBranch,
      witness: read.witness,
    }),
  }),
});
