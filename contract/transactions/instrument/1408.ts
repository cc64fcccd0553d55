import { z } from 'zod';
import { accountNumberSchema, textSchema } from '../../primitives.ts';
import { voucherNumberSchema } from '../../vouchers/range.ts';
import { accountField, documentNumberField, reasonField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { IS_CHEQUE, STOPPABLE_OPTIONS, stoppableOf, stoppableSchema } from './1407.ts';
import { presentedNumberField } from './parts.ts';

export const releaseStopRequestSchema = z.strictObject({
  kind: stoppableSchema,
  number: voucherNumberSchema,
  accountNumber: accountNumberSchema.nullable(),
  /** `withdrawn`: by who had lost it. `lapsed`: no notice of a court within twelve days. `court`: the court releases it. */
  ground: z.enum(['withdrawn', 'lapsed', 'court']),
  documentNumber: textSchema(60),
  reason: textSchema(200).min(1),
});

/** 1408 release a stop of payment; for want of a court's notice from the thirteenth day on. */
export const releaseStop = transaction({
  code: '1408',
  names: { zh: '票据解除止付', en: 'Release a stop of payment' },
  initials: 'pjjczf',
  family: 'instrument',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [
    { rule: 'instrument.release', role: 'supervisor', reason: { zh: '解除止付须主管授权', en: 'Releasing a stop needs a supervisor' } },
  ],
  reversal: 'none',
  devices: ['idCardReader'],
  vouchers: [],
  documents: [],
  papers: ['slip'],
  ...entryForm({
    fields: [
      {
        name: 'kind',
        type: 'choice',
        label: { zh: '票据种类', en: 'Kind' },
        required: true,
        width: 12,
        options: STOPPABLE_OPTIONS,
      },
      presentedNumberField,
      { ...accountField, label: { zh: '出票人账号', en: 'Account of the drawer' }, when: IS_CHEQUE },
      {
        name: 'ground',
        type: 'choice',
        label: { zh: '解除事由', en: 'Ground' },
        required: true,
        width: 12,
        options: [
          { value: 'withdrawn', label: { zh: '失票人撤回', en: 'Withdrawn by who had lost it' } },
          { value: 'lapsed', label: { zh: '十二日内未收到法院止付通知', en: 'No notice of a court in twelve days' } },
          { value: 'court', label: { zh: '法院解除', en: 'Released by the court' } },
        ],
      },
      { ...documentNumberField, when: { field: 'ground', is: ['withdrawn', 'court'] } },
      reasonField,
    ],
    request: releaseStopRequestSchema,
    build: ({ kind, number, accountNumber, ground, documentNumber, reason }) => ({
      kind: stoppableOf(kind),
      number,
      accountNumber,
      ground: ground as 'withdrawn' | 'lapsed' | 'court',
      documentNumber: documentNumber ?? '',
      reason,
    }),
  }),
});
