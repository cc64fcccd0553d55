import { z } from 'zod';
import { customerNumberSchema } from '../../primitives.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { formsField, oneRange } from './formsFields.ts';
import { formsShape } from './shapes.ts';

export const sellVouchersRequestSchema = z.strictObject({ ...formsShape, customerNumber: customerNumberSchema });

/** 0234 sell forms of class B to a customer, lowest numbers first. */
export const sellVouchers = transaction({
  code: '0234',
  names: { zh: '重要空白凭证出售', en: 'Sell controlled vouchers' },
  initials: 'zykbpzcs',
  family: 'vouchers',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['slip'],
  ...entryForm({
    fields: [
      { name: 'customerNumber', type: 'customer', label: { zh: '客户', en: 'Customer' }, required: true, maxLength: 40, width: 6 },
      { ...formsField({ zh: '出售凭证', en: 'Forms sold' }), voucherClass: 'B', stockOf: 'own' },
    ],
    request: sellVouchersRequestSchema,
    build: ({ customerNumber, forms }) => ({ customerNumber, ...oneRange(forms) }),
  }),
});
