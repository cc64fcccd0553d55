import { z } from 'zod';
import { customerChangeSchema } from '../../central/ecifData.ts';
import { customerNumberSchema } from '../../primitives.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { changeErrors, changeOf } from './maintainChange.ts';
import { maintainFields } from './maintainFields.ts';

export const maintainCustomerRequestSchema = z.strictObject({
  customerNumber: customerNumberSchema,
  /** That of the view on which the change was typed; null takes whatever is there. */
  version: z.int().min(0).nullable(),
  change: customerChangeSchema,
});

/** 1002 maintain a customer: one change, of which the state before and after is kept (domain: ECIF and customer service). */
export const maintainCustomerFile = transaction({
  code: '1002',
  names: { zh: '客户信息维护', en: 'Maintain a customer' },
  initials: 'khxxwh',
  family: 'customer',
  kind: 'posting',
  roles: ['teller', 'seniorTeller', 'supervisor', 'backOffice'],
  devices: ['idCardReader'],
  vouchers: [],
  till: 'none',
  offline: 'captureOnly',
  overrides: [],
  reversal: 'none',
  documents: [],
  papers: ['slip'],
  review: 'customerChange',
  ...entryForm({
    fields: maintainFields,
    request: maintainCustomerRequestSchema,
    build: (read) => ({ customerNumber: read.customerNumber, version: read.version, change: changeOf(read) }),
    check: changeErrors,
  }),
});
