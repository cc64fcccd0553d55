import { z } from 'zod';
import { accountNumberSchema, passbookNumberSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';

export const updatePassbookRequestSchema = z.strictObject({ accountNumber: accountNumberSchema, passbookNumber: passbookNumberSchema });

/**
 * 1110 passbook update. It marks nothing as printed: lines are fetched, printed and acknowledged by the routes of passbooks; this is
 * the journal's row that the customer had the book updated.
 */
export const updatePassbook = posting({
  code: '1110',
  names: { zh: '存折补登', en: 'Passbook update' },
  family: 'account',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'ownRows',
  overrides: [],
  reversal: 'none',
  request: updatePassbookRequestSchema,
});
