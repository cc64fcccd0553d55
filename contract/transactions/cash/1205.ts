import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { accountNumberSchema, dateSchema } from '../../primitives.ts';
import { formNumberSchema, fundingSchema, payoutSchema, shownNameSchema } from '../account/parts.ts';
import {
  accountField,
  amountField,
  certificateNumberField,
  fundingFields,
  fundingOf,
  fundsOrPays,
  mediumNumberField,
  payoutFields,
  payoutOf,
  shownNameField,
} from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';

/**
 * `draw`: before maturity, whole or in part, and call and fixed-or-demand deposits at any time. `giveNotice`, `cancelNotice`: of a
 * call deposit. `payIn`: an instalment. Fields that a step does not use are null.
 */
export const changeTermDepositRequestSchema = z.strictObject({
  step: z.enum(['draw', 'giveNotice', 'cancelNotice', 'payIn']),
  accountNumber: accountNumberSchema,
  /** `draw`: null for everything. `giveNotice`: the agreed amount. `payIn`: the instalment. */
  amount: minorUnitsSchema.nullable(),
  /** `giveNotice`. */
  agreedDate: dateSchema.nullable(),
  /** `draw`: the certificate or book that is handed in. */
  mediumNumber: accountNumberSchema.nullable(),
  /** `draw`: the next certificate of the teller's stock, for what stays of a fixed deposit. */
  newCertificate: formNumberSchema.nullable(),
  /** `draw`, `giveNotice`, `cancelNotice`. */
  shownName: shownNameSchema.nullable(),
  /** `draw`. */
  payout: payoutSchema.nullable(),
  /** `payIn`. */
  funding: fundingSchema.nullable(),
});
export type ChangeTermDeposit = z.output<typeof changeTermDepositRequestSchema>;

const DRAW = { field: 'step', is: ['draw'] };
const [payoutTo, ...payoutRest] = payoutFields;
const [fundedFrom, ...fundingRest] = fundingFields;

/** 1205 a time deposit early or in part, notices of call deposits, and instalments (domain: interest). */
export const changeTermDeposit = transaction({
  code: '1205',
  names: { zh: '定期提前支取与变更', en: 'Time deposit: early, in part, notice, instalment' },
  initials: 'tqzq',
  family: 'cash',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'cashOut',
  offline: 'no',
  overrides: [
    {
      rule: 'deposit.earlyLarge',
      role: 'supervisor',
      fromAmount: '5000000',
      reason: { zh: '定期提前支取达到 5 万元', en: 'Drawing 50,000 yuan or more before maturity' },
    },
  ],
  reversal: 'none',
  devices: ['passbookPrinter'],
  vouchers: ['certificate'],
  documents: ['passbook'],
  papers: ['slip', 'interestSlip', 'certificate'],
  cash: fundsOrPays,
  ...entryForm({
    fields: [
      accountField,
      {
        name: 'step',
        type: 'choice',
        label: { zh: '办理', en: 'What is done' },
        required: true,
        width: 12,
        initial: 'draw',
        options: [
          { value: 'draw', label: { zh: '支取', en: 'Draw' } },
          { value: 'giveNotice', label: { zh: '通知支取', en: 'Give notice' } },
          { value: 'cancelNotice', label: { zh: '取消通知', en: 'Take a notice back' } },
          { value: 'payIn', label: { zh: '零存续存', en: 'Pay an instalment' } },
        ],
      },
      { ...mediumNumberField, when: DRAW },
      {
        name: 'drawWhat',
        type: 'choice',
        label: { zh: '支取范围', en: 'How much' },
        required: true,
        width: 6,
        initial: 'all',
        options: [
          { value: 'all', label: { zh: '全部', en: 'Everything' } },
          { value: 'part', label: { zh: '部分', en: 'A part' } },
        ],
        when: DRAW,
      },
      { ...amountField, name: 'drawAmount', label: { zh: '支取本金', en: 'Principal drawn' }, when: { field: 'drawWhat', is: ['part'] } },
      {
        ...certificateNumberField,
        required: false,
        when: { field: 'drawWhat', is: ['part'] },
        hint: { zh: '整存整取留存部分换开新存单；通知存款不换', en: 'For what stays of a fixed deposit; a call deposit keeps its own' },
      },
      { ...amountField, when: { field: 'step', is: ['giveNotice', 'payIn'] } },
      {
        name: 'agreedDate',
        type: 'date',
        label: { zh: '约定支取日', en: 'Agreed day' },
        required: true,
        width: 6,
        when: { field: 'step', is: ['giveNotice'] },
      },
      { ...shownNameField, when: { field: 'step', is: ['draw', 'giveNotice', 'cancelNotice'] } },
      { ...payoutTo, when: DRAW },
      ...payoutRest,
      { ...fundedFrom, when: { field: 'step', is: ['payIn'] } },
      ...fundingRest,
    ],
    request: changeTermDepositRequestSchema,
    build: ({ step, accountNumber, mediumNumber, drawAmount, newCertificate, amount, agreedDate, shownName, ...money }) => ({
      step: step as ChangeTermDeposit['step'],
      accountNumber,
      amount: step === 'draw' ? drawAmount : amount,
      agreedDate,
      mediumNumber,
      newCertificate,
      shownName,
      payout: money.payoutTo === null ? null : payoutOf({ ...money, payoutTo: money.payoutTo }),
      funding: money.fundedFrom === null ? null : fundingOf({ ...money, fundedFrom: money.fundedFrom }),
    }),
  }),
});
