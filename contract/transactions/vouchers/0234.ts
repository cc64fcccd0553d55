import { z } from 'zod';
import { customerNumberSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';
import { formsShape } from './shapes.ts';

export const sellVouchersRequestSchema = z.strictObject({ ...formsShape, customerNumber: customerNumberSchema });

/** 0234 sell forms of class B to a customer, lowest numbers first. */
export const sellVouchers = posting({
  code: '0234',
  names: { zh: '重要空白凭证出售', en: 'Sell controlled vouchers' },
  family: 'vouchers',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  request: sellVouchersRequestSchema,
});
