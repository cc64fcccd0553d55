import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { accountNumberSchema } from '../../primitives.ts';
import { voucherNumberSchema } from '../../vouchers/range.ts';
import { accountField, amountField } from '../commonFields.ts';
import type { FieldDefinition } from '../definition.ts';

/** What a transfer cheque and its paying-in slip say. */
export const chequeShape = {
  number: voucherNumberSchema,
  drawerAccount: accountNumberSchema,
  issuedOn: z.iso.date(),
  currency: z.literal('CNY'),
  amount: minorUnitsSchema,
  capitalsAgree: z.boolean(),
  unaltered: z.boolean(),
  endorsed: z.enum(['none', 'unbroken', 'broken']),
  /** As the paying-in slip says. */
  payeeAccount: accountNumberSchema,
  payeeName: z.string().trim().min(1).max(140),
};

export const chequeNumberField = {
  name: 'number',
  type: 'text',
  label: { zh: '支票号码', en: 'Number of the cheque' },
  required: true,
  maxLength: 20,
  width: 6,
  shape: /^\d{8}$/,
  shapeHint: { zh: '8 位数字', en: '8 digits' },
} as const satisfies FieldDefinition;

export const drawerField = { ...accountField, name: 'drawerAccount', label: { zh: '出票人账号', en: 'Account of the drawer' } } as const;
export const chequeAmountField = { ...amountField, label: { zh: '支票金额', en: 'Amount of the cheque' } } as const;

export const slipFields = [
  { ...accountField, name: 'payeeAccount', label: { zh: '进账单收款账号', en: 'Account on the paying-in slip' } },
  { name: 'payeeName', type: 'text', label: { zh: '收款人户名', en: "Payee's name" }, required: true, maxLength: 140, width: 6 },
] as const satisfies readonly FieldDefinition[];
