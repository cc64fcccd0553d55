import { z } from 'zod';
import { accountNumberSchema } from '../../primitives.ts';
import {
  accountField,
  cardErrors,
  cardNumberField,
  certificateNumberField,
  mediumOf,
  NO_FORM,
  NOT_CLOSED,
  passbookNumberField,
  shownNameField,
} from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { mediumSchema, shownNameSchema } from './parts.ts';

export const replaceMediumRequestSchema = z.strictObject({
  accountNumber: accountNumberSchema,
  medium: mediumSchema,
  shownName: shownNameSchema,
});

/** 1106 replacement of a lost book, card or certificate, seven days after the written report (domain: compliance). */
export const replaceMedium = transaction({
  code: '1106',
  names: { zh: '挂失补发', en: 'Replace what was lost' },
  initials: 'gsbf',
  family: 'account',
  kind: 'posting',
  roles: ['teller', 'seniorTeller', 'supervisor'],
  till: 'none',
  offline: 'no',
  overrides: [{ rule: 'loss.replace', role: 'supervisor', reason: { zh: '挂失补发须主管授权', en: 'A replacement needs a supervisor' } }],
  reversal: 'none',
  devices: ['passbookPrinter'],
  vouchers: ['passbook', 'certificate'],
  documents: ['passbook'],
  papers: ['slip'],
  ...entryForm({
    fields: [
      { ...accountField, states: NOT_CLOSED },
      {
        name: 'medium',
        type: 'choice',
        label: { zh: '补发', en: 'What is replaced' },
        required: true,
        width: 6,
        initial: 'passbook',
        options: [
          { value: 'passbook', label: { zh: '存折', en: 'Passbook' } },
          { value: 'certificate', label: { zh: '存单', en: 'Certificate' } },
          { value: 'card', label: { zh: '借记卡', en: 'Card' } },
        ],
      },
      { ...passbookNumberField, when: { field: 'medium', is: ['passbook'] } },
      { ...certificateNumberField, when: { field: 'medium', is: ['certificate'] } },
      { ...cardNumberField, when: { field: 'medium', is: ['card'] } },
      shownNameField,
    ],
    request: replaceMediumRequestSchema,
    check: cardErrors,
    build: (read) => ({
      accountNumber: read.accountNumber,
      medium: mediumOf(read) ?? NO_FORM,
      shownName: read.shownName,
    }),
  }),
});
