import { z } from 'zod';
import { customerDataSchema } from '../../central/ecifData.ts';
import { customerNumberSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';

export const openCustomerRequestSchema = z.strictObject({
  customer: customerDataSchema,
  /** Customer numbers of all candidates that the teller has compared. */
  seenCandidates: z.array(customerNumberSchema).max(200),
  /** A supervisor's override of a grey-list hit, made for this document today. */
  greyOverrideId: z.uuid().nullable(),
});

/** 1001 open a customer (domain: ECIF and customer service): the existence check is part of it. */
export const openCustomer = posting({
  code: '1001',
  names: { zh: '客户开户', en: 'Open a customer' },
  family: 'customer',
  roles: ['teller', 'seniorTeller', 'supervisor'],
  till: 'none',
  offline: 'captureOnly',
  overrides: [],
  reversal: 'none',
  request: openCustomerRequestSchema,
});
