import { denominationCountsSchema } from '../../money/denominations.ts';
import { textSchema } from '../../primitives.ts';
import { voucherNumberSchema } from '../../vouchers/range.ts';
import type { FieldDefinition } from '../definition.ts';
import { checkCodeSchema, shownPersonSchema } from './parts.ts';

/** What giving an instrument's money back to its applicant has in common. Where it goes follows from where it came from. */
export const giveBackShape = {
  number: voucherNumberSchema,
  checkCode: checkCodeSchema,
  /** Of an applicant who paid with cash: the ID that was shown at issue. */
  applicantId: shownPersonSchema.omit({ name: true }).nullable(),
  /** For an applicant who paid with cash; a quote may leave them out. */
  denominations: denominationCountsSchema,
  reason: textSchema(200).min(1),
};

/** How the applicant had paid, which the teller sees on the card; central compares it with the register. */
export const fundedByField = {
  name: 'fundedBy',
  type: 'choice',
  label: { zh: '原资金来源', en: 'Had been paid from' },
  required: true,
  width: 6,
  initial: 'account',
  options: [
    { value: 'account', label: { zh: '账户（退回原账户）', en: 'An account (goes back there)' } },
    { value: 'cash', label: { zh: '现金（退现金）', en: 'Cash (goes back in cash)' } },
  ],
} as const satisfies FieldDefinition;

export const backPiecesField = {
  name: 'denominations',
  type: 'denominations',
  label: { zh: '退款配款', en: 'Pieces given back' },
  required: true,
  width: 12,
  sumOf: 'quote',
  when: { field: 'fundedBy', is: ['cash'] },
} as const satisfies FieldDefinition;
