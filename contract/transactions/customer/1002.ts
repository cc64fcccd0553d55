import { z } from 'zod';
import { customerChangeSchema } from '../../central/ecifData.ts';
import { customerNumberSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';

export const maintainCustomerRequestSchema = z.strictObject({
  customerNumber: customerNumberSchema,
  /** That of the view on which the change was typed; null takes whatever is there. */
  version: z.int().min(0).nullable(),
  change: customerChangeSchema,
});

/** 1002 maintain a customer: one change, of which the state before and after is kept (domain: ECIF and customer service). */
export const maintainCustomerFile = posting({
  code: '1002',
  names: { zh: '客户信息维护', en: 'Maintain a customer' },
  family: 'customer',
  roles: ['teller', 'seniorTeller', 'supervisor', 'backOffice'],
  till: 'none',
  offline: 'captureOnly',
  overrides: [],
  reversal: 'none',
  request: maintainCustomerRequestSchema,
});
