import { z } from 'zod';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { witnessSchema } from '../till/transfer.ts';
import { formsShape } from './shapes.ts';

export const countVouchersRequestSchema = z.strictObject({
  /** The teller's own forms, or those of the branch's vault. */
  of: z.enum(['vault', 'teller']),
  ranges: z.array(z.strictObject(formsShape)).max(200),
  witness: witnessSchema.optional(),
});

/** 0235 stock-take of controlled vouchers: what lies there beside what is booked. Nothing is set right by it. */
export const countVouchers = transaction({
  code: '0235',
  names: { zh: '重要空白凭证盘点', en: 'Stock-take of controlled vouchers' },
  initials: 'zykbpzpd',
  family: 'vouchers',
  kind: 'posting',
  roles: ['teller', 'seniorTeller', 'vaultKeeper'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  ...entryForm({
    fields: [
      {
        name: 'of',
        type: 'choice',
        label: { zh: '盘点对象', en: 'Whose forms' },
        required: true,
        width: 12,
        options: [
          { value: 'teller', label: { zh: '本人凭证', en: 'Own forms' }, roles: ['teller', 'seniorTeller'] },
          { value: 'vault', label: { zh: '金库凭证', en: 'Forms of the vault' }, roles: ['vaultKeeper'] },
        ],
      },
      {
        name: 'ranges',
        type: 'ranges',
        label: { zh: '实有号段', en: 'Ranges that lie there' },
        required: false,
        width: 12,
        hint: { zh: '按实物逐段录入；一张也没有则留空', en: 'As they lie there, range by range; empty when there is none' },
      },
      {
        name: 'witness',
        type: 'witness',
        label: { zh: '第二人', en: 'Second person' },
        required: true,
        width: 12,
        when: { field: 'of', is: ['vault'] },
      },
    ],
    request: countVouchersRequestSchema,
    build: ({ of, ranges, witness }) => ({
      of: of as 'vault' | 'teller',
      ranges: ranges.map((each) => ({ ...each })),
      ...(witness === null ? {} : { witness }),
    }),
  }),
});
