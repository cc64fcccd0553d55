import { z } from 'zod';
import { textSchema } from '../../primitives.ts';
import { voucherNumberSchema } from '../../vouchers/range.ts';
import { voucherTypeSchema } from '../../vouchers/types.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { witnessSchema } from '../till/transfer.ts';
import { formsField, oneRange } from './formsFields.ts';

export const voidVoucherRequestSchema = z.strictObject({
  /** Whose it is: the teller's own unless said otherwise, or the vault's, which a keeper answers for. */
  of: z.enum(['vault', 'teller']).optional(),
  type: voucherTypeSchema,
  number: voucherNumberSchema,
  /** A spoilt form is kept with the day's vouchers; a lost one is gone, which a supervisor witnesses. */
  fate: z.enum(['void', 'lost']),
  reason: textSchema(200).min(1),
  witness: witnessSchema.optional(),
});

/** 0233 void a spoilt form, or report a lost one, of the teller's own or of the vault. A teller's spoilt one is the next number; others may be any. */
export const voidVoucher = transaction({
  code: '0233',
  names: { zh: '重要空白凭证作废', en: 'Void controlled voucher' },
  initials: 'zykbpzzf',
  family: 'vouchers',
  kind: 'posting',
  roles: ['teller', 'seniorTeller', 'vaultKeeper'],
  till: 'none',
  offline: 'yes',
  overrides: [],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  ...entryForm({
    fields: [
      {
        name: 'what',
        type: 'choice',
        label: { zh: '事由', en: 'What happened' },
        required: true,
        width: 12,
        options: [
          { value: 'void', label: { zh: '本人凭证作废', en: 'Own form spoilt' }, roles: ['teller', 'seniorTeller'] },
          { value: 'lost', label: { zh: '本人凭证遗失', en: 'Own form lost' }, roles: ['teller', 'seniorTeller'] },
          { value: 'vaultVoid', label: { zh: '库存凭证作废', en: 'Form of the vault spoilt' }, roles: ['vaultKeeper'] },
          { value: 'vaultLost', label: { zh: '库存凭证遗失', en: 'Form of the vault lost' }, roles: ['vaultKeeper'] },
        ],
      },
      {
        ...formsField({ zh: '凭证', en: 'Form' }),
        single: true,
        stockOf: { field: 'what', own: ['void'], vault: [] },
      },
      { name: 'reason', type: 'text', label: { zh: '原因', en: 'Reason' }, required: true, maxLength: 200, width: 12 },
      {
        name: 'witness',
        type: 'witness',
        label: { zh: '主管核验', en: 'Supervisor' },
        required: true,
        width: 12,
        when: { field: 'what', is: ['lost', 'vaultVoid', 'vaultLost'] },
      },
    ],
    request: voidVoucherRequestSchema,
    build: ({ what, forms, reason, witness }) => {
      const { type, first } = oneRange(forms);
      return {
        of: what.startsWith('vault') ? ('vault' as const) : ('teller' as const),
        type,
        number: first,
        fate: what.toLowerCase().endsWith('lost') ? ('lost' as const) : ('void' as const),
        reason,
        ...(witness === null ? {} : { witness }),
      };
    },
  }),
});
