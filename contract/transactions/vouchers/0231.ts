import { z } from 'zod';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { witnessSchema } from '../till/transfer.ts';
import { formsField, oneRange } from './formsFields.ts';
import { formsShape } from './shapes.ts';

export const receiveVouchersRequestSchema = z.strictObject({ ...formsShape, witness: witnessSchema.optional() });

/** 0231 receive controlled vouchers into the vault: two people, from-to numbers (domain: voucher stock). */
export const receiveVouchers = transaction({
  code: '0231',
  names: { zh: '重要空白凭证入库', en: 'Receive controlled vouchers' },
  initials: 'zykbpzrk',
  family: 'vouchers',
  kind: 'posting',
  roles: ['vaultKeeper'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  ...entryForm({
    fields: [
      formsField({ zh: '入库凭证', en: 'Forms received' }),
      { name: 'witness', type: 'witness', label: { zh: '第二人', en: 'Second person' }, required: true, width: 12 },
    ],
    request: receiveVouchersRequestSchema,
    build: ({ forms, witness }) => ({ ...oneRange(forms), witness }),
  }),
});
