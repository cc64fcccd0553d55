import { z } from 'zod';
import { accountNumberSchema, textSchema } from '../../primitives.ts';
import { voucherNumberSchema } from '../../vouchers/range.ts';
import { accountField, reasonField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { loserFields, personOf, presentedNumberField, shownPersonSchema } from './parts.ts';

export const stoppableSchema = z.enum(['draft', 'cashiersCheque', 'cashCheque', 'transferCheque']);
export type Stoppable = z.output<typeof stoppableSchema>;

export const STOPPABLE_OPTIONS = [
  { value: 'draft', label: { zh: '银行汇票', en: 'Bank draft' } },
  { value: 'cashiersCheque', label: { zh: '银行本票', en: "Cashier's cheque" } },
  { value: 'cashCheque', label: { zh: '现金支票', en: 'Cash cheque' } },
  { value: 'transferCheque', label: { zh: '转账支票', en: 'Transfer cheque' } },
] as const;

export const IS_CHEQUE = { field: 'kind', is: ['cashCheque', 'transferCheque'] } as const;

export const stoppableOf = (value: string): Stoppable => STOPPABLE_OPTIONS.find((each) => each.value === value)?.value ?? 'draft';

export const stopPaymentRequestSchema = z.strictObject({
  kind: stoppableSchema,
  number: voucherNumberSchema,
  /** Of a cheque: the drawer's account. */
  accountNumber: accountNumberSchema.nullable(),
  /** `notice`: the loser's notice. `court`: the court's notice within the twelve days, which holds until the court releases it. */
  step: z.enum(['notice', 'court']),
  loser: shownPersonSchema.nullable(),
  courtDocument: textSchema(60).nullable(),
  /** When, where and how it was lost. */
  reason: textSchema(200).min(1),
});

/** 1407 stop the payment of a lost instrument: three days to go to court, twelve days held (支付结算办法, articles 48 to 50). */
export const stopPayment = transaction({
  code: '1407',
  names: { zh: '票据挂失止付', en: 'Stop payment of an instrument' },
  initials: 'pjgszf',
  family: 'instrument',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [
    { rule: 'instrument.stop', role: 'supervisor', reason: { zh: '挂失止付须主管授权', en: 'Stopping payment needs a supervisor' } },
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
        name: 'step',
        type: 'choice',
        label: { zh: '事由', en: 'Why' },
        required: true,
        width: 12,
        initial: 'notice',
        options: [
          { value: 'notice', label: { zh: '失票人挂失', en: 'Notice of who lost it' } },
          { value: 'court', label: { zh: '收到法院止付通知', en: 'Notice of the court' } },
        ],
      },
      ...loserFields,
      {
        name: 'courtDocument',
        type: 'text',
        label: { zh: '法院文书号', en: 'Number of the court’s notice' },
        required: true,
        maxLength: 60,
        width: 6,
        when: { field: 'step', is: ['court'] },
      },
      { ...reasonField, label: { zh: '丧失时间、地点、事由', en: 'When, where and how it was lost' } },
    ],
    request: stopPaymentRequestSchema,
    build: (read) => ({
      kind: stoppableOf(read.kind),
      number: read.number,
      accountNumber: read.accountNumber,
      step: read.step === 'court' ? ('court' as const) : ('notice' as const),
      loser:
        read.personName === null
          ? null
          : personOf({ personName: read.personName, idType: read.idType ?? '', idNumber: read.idNumber ?? '' }),
      courtDocument: read.courtDocument,
      reason: read.reason,
    }),
  }),
});
