import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { voucherNumberSchema } from '../../vouchers/range.ts';
import { givesPieces } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { idOf, presentedNumberField, shownIdFields, shownPersonSchema } from './parts.ts';

export const settleDraftRequestSchema = z.strictObject({
  number: voucherNumberSchema,
  /** `settle`: copies 1 and 3 lie side by side. `paySurplus`: the applicant without an account takes the surplus that waits. */
  step: z.enum(['settle', 'paySurplus']),
  /** What copy 3 says was paid; null with `paySurplus`. */
  actual: minorUnitsSchema.nullable(),
  applicantId: shownPersonSchema.omit({ name: true }).nullable(),
  /** The surplus that is paid; a quote may leave it out. */
  denominations: denominationCountsSchema,
});

/**
 * 1404 settle a draft that was paid, at the branch that has its card: the surplus goes to the applicant's account, or waits for an
 * applicant without one (domain: instruments). The list of what is to be settled is the register's `paid` rows.
 */
export const settleDraft = transaction({
  code: '1404',
  names: { zh: '银行汇票结清', en: 'Settle a bank draft' },
  initials: 'yhhpjq',
  family: 'instrument',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  devices: ['idCardReader'],
  vouchers: [],
  documents: ['passbook'],
  papers: ['slip'],
  cash: givesPieces,
  ...entryForm({
    fields: [
      { ...presentedNumberField, label: { zh: '汇票号码', en: 'Number of the draft' } },
      {
        name: 'step',
        type: 'choice',
        label: { zh: '办理', en: 'Step' },
        required: true,
        width: 6,
        initial: 'settle',
        options: [
          { value: 'settle', label: { zh: '结清', en: 'Settle' } },
          { value: 'paySurplus', label: { zh: '支付待付多余款', en: 'Pay a surplus that waits' } },
        ],
      },
      {
        name: 'actual',
        type: 'amount',
        label: { zh: '解讫通知实际结算金额', en: 'Actual amount on copy 3' },
        required: true,
        maxLength: 24,
        width: 6,
        when: { field: 'step', is: ['settle'] },
      },
      ...shownIdFields,
      {
        name: 'denominations',
        type: 'denominations',
        label: { zh: '付款配款', en: 'Pieces paid out' },
        required: true,
        width: 12,
        sumOf: 'quote',
        when: { field: 'step', is: ['paySurplus'] },
      },
    ],
    request: settleDraftRequestSchema,
    build: (read) => ({
      number: read.number,
      step: read.step === 'paySurplus' ? ('paySurplus' as const) : ('settle' as const),
      actual: read.actual,
      applicantId: idOf(read),
      denominations: read.denominations,
    }),
  }),
});
