import { z } from 'zod';
import { accountNumberSchema } from '../../primitives.ts';
import { idTypeSchema } from '../../views/customer.ts';
import { accountField } from '../commonFields.ts';
import { COMPANY_ID_TYPES, idRules, PERSON_ID_TYPES } from '../customer/idDocument.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';

export const reactivateAccountRequestSchema = z.strictObject({
  accountNumber: accountNumberSchema,
  /** The document that the holder showed, one of those on file. */
  idType: idTypeSchema,
  idNumber: z.string().trim().min(1).max(40),
});

/** The number must be one that the document shown can have. */
const { number: rule } = idRules((values) => idTypeSchema.safeParse(values.idType).data ?? 'residentId');

/** 1109 reactivation of a dormant account: the holder comes in person and is identified (domain: compliance, dormant). */
export const reactivateAccount = transaction({
  code: '1109',
  names: { zh: '久悬户激活', en: 'Reactivate a dormant account' },
  initials: 'jxhjh',
  family: 'account',
  kind: 'posting',
  roles: ['teller', 'seniorTeller', 'supervisor'],
  till: 'none',
  offline: 'no',
  overrides: [
    {
      rule: 'account.reactivate',
      role: 'supervisor',
      reason: { zh: '激活久悬户须主管授权', en: 'Waking a dormant account needs a supervisor' },
    },
  ],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  ...entryForm({
    fields: [
      { ...accountField, states: ['dormant'] },
      {
        name: 'idType',
        type: 'choice',
        label: { zh: '证件类型', en: 'Document' },
        required: true,
        width: 6,
        options: [...PERSON_ID_TYPES.filter(({ value }) => value !== 'other'), ...COMPANY_ID_TYPES],
        initial: 'residentId',
      },
      { name: 'idNumber', type: 'text', label: { zh: '证件号码', en: 'Document number' }, required: true, maxLength: 40, width: 6, rule },
    ],
    request: reactivateAccountRequestSchema,
    build: ({ accountNumber, idType, idNumber }) => ({ accountNumber, idType: idTypeSchema.parse(idType), idNumber }),
  }),
});
