import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { fundsOrPays, payoutOf } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import {
  checkCodeField,
  endorsedField,
  endorsedOf,
  explanationField,
  holderNameField,
  idOf,
  issuedField,
  issuedOnField,
  lookedFields,
  presentedNumberField,
  presentedShape,
  shownIdFields,
} from './parts.ts';
import { holderPayoutFields, holderPayoutSchema, payoutPiecesField } from './payee.ts';

export const payDraftRequestSchema = z.strictObject({
  ...presentedShape,
  /** Copies on the counter: 2 the draft, 3 the notice of payment. */
  copies: z.array(z.union([z.literal(2), z.literal(3)])).max(2),
  /** As the holder filled them in; null: not filled in. */
  actual: minorUnitsSchema.nullable(),
  surplus: minorUnitsSchema.nullable(),
  payout: holderPayoutSchema,
});

/** 1403 pay a bank draft as agent of the branch that issued it, or as that branch (domain: instruments). */
export const payDraft = transaction({
  code: '1403',
  names: { zh: '代理兑付银行汇票', en: 'Pay a bank draft' },
  initials: 'dldfyhhp',
  family: 'instrument',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'cashOut',
  offline: 'no',
  overrides: [
    {
      rule: 'draft.payLarge',
      role: 'supervisor',
      fromAmount: '5000000',
      reason: { zh: '兑付汇票达到 5 万元', en: 'Paying a draft of 50,000 yuan or more' },
    },
  ],
  reversal: 'none',
  devices: ['idCardReader'],
  vouchers: [],
  documents: ['passbook'],
  papers: ['slip'],
  cash: fundsOrPays,
  ...entryForm({
    fields: [
      { ...presentedNumberField, label: { zh: '汇票号码', en: 'Number of the draft' } },
      checkCodeField,
      issuedOnField,
      issuedField,
      {
        name: 'copies',
        type: 'choice',
        label: { zh: '提交联次', en: 'Copies presented' },
        required: true,
        width: 12,
        options: [
          { value: 'both', label: { zh: '汇票和解讫通知', en: 'Draft and notice' } },
          { value: 'draft', label: { zh: '仅汇票（第二联）', en: 'The draft (2) only' } },
          { value: 'notice', label: { zh: '仅解讫通知（第三联）', en: 'The notice (3) only' } },
        ],
      },
      {
        name: 'actual',
        type: 'amount',
        label: { zh: '实际结算金额', en: 'Actual amount' },
        required: false,
        maxLength: 24,
        width: 6,
        hint: { zh: '票面未填写时留空', en: 'Leave empty if it is not written on the draft' },
      },
      {
        name: 'surplusWritten',
        type: 'choice',
        label: { zh: '多余金额栏', en: 'The surplus' },
        required: true,
        width: 6,
        options: [
          { value: 'some', label: { zh: '已填金额', en: 'Is written' } },
          { value: 'zero', label: { zh: '填零', en: 'Says zero' } },
          { value: 'empty', label: { zh: '未填', en: 'Is empty' } },
        ],
      },
      {
        name: 'surplus',
        type: 'amount',
        label: { zh: '多余金额', en: 'Surplus' },
        required: true,
        maxLength: 24,
        width: 6,
        when: { field: 'surplusWritten', is: ['some'] },
      },
      ...lookedFields,
      endorsedField,
      holderNameField,
      ...holderPayoutFields,
      ...shownIdFields,
      explanationField,
      payoutPiecesField,
    ],
    request: payDraftRequestSchema,
    build: (read) => ({
      number: read.number,
      checkCode: read.checkCode,
      issuedOn: read.issuedOn,
      issued: read.issued,
      copies: read.copies === 'both' ? [2 as const, 3 as const] : read.copies === 'draft' ? [2 as const] : [3 as const],
      actual: read.actual,
      surplus: read.surplusWritten === 'zero' ? '0' : read.surplus,
      capitalsAgree: read.capitalsAgree,
      unaltered: read.unaltered,
      endorsed: endorsedOf(read.endorsed),
      holderName: read.holderName,
      holderId: idOf(read),
      explanation: read.explanation ?? '',
      payout: payoutOf(read),
    }),
  }),
});
