import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { accountNumberSchema, dateSchema } from '../../primitives.ts';
import { holdAuthoritySchema, holdKindSchema } from '../../views/customer.ts';
import { posting } from '../definition.ts';

export const placeHoldRequestSchema = z.strictObject({
  accountNumber: accountNumberSchema,
  /** The whole account, a part of its balance, or its debits. */
  kind: holdKindSchema,
  /** Minor units; with `amount` only. */
  amount: minorUnitsSchema.nullable(),
  authority: holdAuthoritySchema,
  documentNumber: z.string().trim().min(1).max(60),
  /** Its last day; null: as long as the authority may order at most. */
  endsOn: dateSchema.nullable(),
  /** Who came with the order, and the numbers of the IDs that they showed. */
  requesters: z.array(z.strictObject({ name: z.string().trim().min(1).max(60), idNumber: z.string().trim().min(4).max(40) })).max(4),
});

/** 1107 freeze or stop payment by order (domain: compliance). */
export const placeHold = posting({
  code: '1107',
  names: { zh: '冻结止付', en: 'Freeze or stop payment' },
  family: 'account',
  roles: ['teller', 'seniorTeller', 'supervisor'],
  till: 'none',
  offline: 'no',
  overrides: [{ rule: 'hold.place', role: 'supervisor', reason: { zh: '冻结止付须双人办理', en: 'A freeze or stop needs two people' } }],
  reversal: 'none',
  request: placeHoldRequestSchema,
});
