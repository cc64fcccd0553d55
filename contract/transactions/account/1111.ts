import { z } from 'zod';
import { accountNumberSchema, passbookNumberSchema } from '../../primitives.ts';
import { accountField, bookNumberField, NOT_CLOSED, passbookNumberField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { formNumberSchema } from './parts.ts';

export const newPassbookRequestSchema = z.strictObject({
  accountNumber: accountNumberSchema,
  /** The full book, which becomes void. */
  passbookNumber: passbookNumberSchema,
  newNumber: formNumberSchema,
});

/** 1111 new passbook for a full one; what was printed through is carried over (domain: passbook). */
export const newPassbook = transaction({
  code: '1111',
  names: { zh: '换发存折', en: 'New passbook' },
  initials: 'hfcz',
  family: 'account',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  devices: ['passbookPrinter'],
  vouchers: ['passbook'],
  documents: ['passbook'],
  papers: ['slip'],
  ...entryForm({
    fields: [
      { ...accountField, states: NOT_CLOSED },
      { ...bookNumberField, label: { zh: '满页存折号码', en: 'Number of the full book' } },
      passbookNumberField,
    ],
    request: newPassbookRequestSchema,
    build: ({ accountNumber, passbookNumber, newPassbook }) => ({ accountNumber, passbookNumber, newNumber: newPassbook }),
  }),
});
