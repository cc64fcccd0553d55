import { z } from 'zod';
import { accountNumberSchema, passbookNumberSchema } from '../../primitives.ts';
import { accountField, bookNumberField, NOT_CLOSED } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';

export const updatePassbookRequestSchema = z.strictObject({ accountNumber: accountNumberSchema, passbookNumber: passbookNumberSchema });

/**
 * 1110 passbook update. It marks nothing as printed: lines are fetched, printed and acknowledged by the routes of passbooks; this is
 * the journal's row that the customer had the book updated.
 */
export const updatePassbook = transaction({
  code: '1110',
  names: { zh: '存折补登', en: 'Passbook update' },
  initials: 'czbd',
  family: 'account',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'ownRows',
  overrides: [],
  reversal: 'none',
  devices: ['passbookPrinter'],
  vouchers: [],
  documents: ['passbook'],
  ...entryForm({
    fields: [{ ...accountField, states: NOT_CLOSED }, bookNumberField],
    request: updatePassbookRequestSchema,
    build: ({ accountNumber, passbookNumber }) => ({ accountNumber, passbookNumber }),
  }),
});
