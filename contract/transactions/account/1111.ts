import { z } from 'zod';
import { accountNumberSchema, passbookNumberSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';
import { formNumberSchema } from './parts.ts';

export const newPassbookRequestSchema = z.strictObject({
  accountNumber: accountNumberSchema,
  /** The full book, which becomes void. */
  passbookNumber: passbookNumberSchema,
  newNumber: formNumberSchema,
});

/** 1111 new passbook for a full one; what was printed through is carried over (domain: passbook). */
export const newPassbook = posting({
  code: '1111',
  names: { zh: '换发存折', en: 'New passbook' },
  family: 'account',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  request: newPassbookRequestSchema,
});
