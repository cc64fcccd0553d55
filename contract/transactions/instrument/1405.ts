import { z } from 'zod';
import { givesPieces, reasonField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { backPiecesField, fundedByField, giveBackShape } from './giveBack.ts';
import { checkCodeField, idOf, presentedNumberField, shownIdFields } from './parts.ts';

export const refundDraftRequestSchema = z.strictObject({
  ...giveBackShape,
  copies: z.array(z.union([z.literal(2), z.literal(3)])).max(2),
});

/** 1405 refund a draft that nobody used, at the branch that has its card; without copy 3 only a month after its last day. */
export const refundDraft = transaction({
  code: '1405',
  names: { zh: '银行汇票退票', en: 'Refund a bank draft' },
  initials: 'yhhptp',
  family: 'instrument',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'cashOut',
  offline: 'no',
  overrides: [
    { rule: 'draft.refund', role: 'supervisor', reason: { zh: '汇票退票须主管授权', en: 'Refunding a draft needs a supervisor' } },
  ],
  reversal: 'none',
  devices: ['idCardReader'],
  vouchers: [],
  documents: ['passbook'],
  papers: ['slip'],
  cash: givesPieces,
  ...entryForm({
    fields: [
      { ...presentedNumberField, label: { zh: '汇票号码', en: 'Number of the draft' } },
      checkCodeField,
      {
        name: 'copies',
        type: 'choice',
        label: { zh: '交回联次', en: 'Copies handed in' },
        required: true,
        width: 12,
        options: [
          { value: 'both', label: { zh: '汇票和解讫通知', en: 'Draft and notice' } },
          { value: 'draft', label: { zh: '仅汇票（第二联）', en: 'The draft (2) only' } },
          { value: 'notice', label: { zh: '仅解讫通知（第三联）', en: 'The notice (3) only' } },
        ],
      },
      fundedByField,
      ...shownIdFields,
      reasonField,
      backPiecesField,
    ],
    request: refundDraftRequestSchema,
    build: (read) => ({
      number: read.number,
      checkCode: read.checkCode,
      copies: read.copies === 'both' ? [2 as const, 3 as const] : read.copies === 'draft' ? [2 as const] : [3 as const],
      applicantId: idOf(read),
      denominations: read.denominations,
      reason: read.reason,
    }),
  }),
});
