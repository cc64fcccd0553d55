import { z } from 'zod';
import { textSchema } from '../../primitives.ts';
import { voucherNumberSchema } from '../../vouchers/range.ts';
import { reasonField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { branchSchema, presentedNumberField } from './parts.ts';

export const moveCardRequestSchema = z.strictObject({
  number: voucherNumberSchema,
  /** The branch that has copy 1 from now on, and settles. */
  toBranch: branchSchema,
  reason: textSchema(200).min(1),
});

/** 1409 move the card of a draft to another branch of the bank, with the money that is owed on it (移卡). */
export const moveCard = transaction({
  code: '1409',
  names: { zh: '银行汇票移卡', en: 'Move the card of a draft' },
  initials: 'yhhpyk',
  family: 'instrument',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [{ rule: 'draft.moveCard', role: 'supervisor', reason: { zh: '移卡须主管授权', en: 'Moving a card needs a supervisor' } }],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['slip'],
  ...entryForm({
    fields: [
      { ...presentedNumberField, label: { zh: '汇票号码', en: 'Number of the draft' } },
      {
        name: 'toBranch',
        type: 'text',
        label: { zh: '移入网点', en: 'To branch' },
        required: true,
        maxLength: 6,
        width: 6,
        shape: /^\d{4,6}$/,
        shapeHint: { zh: '4 至 6 位网点号', en: '4 to 6 digits' },
      },
      reasonField,
    ],
    request: moveCardRequestSchema,
    build: ({ number, toBranch, reason }) => ({ number, toBranch, reason }),
  }),
});
