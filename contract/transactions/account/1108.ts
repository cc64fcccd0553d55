import { z } from 'zod';
import { accountField, documentNumberField, NOT_CLOSED, reasonField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';

export const releaseHoldRequestSchema = z.strictObject({
  holdId: z.uuid(),
  documentNumber: z.string().trim().min(1).max(60),
  reason: z.string().trim().min(1).max(200),
});

/** 1108 release of a freeze or stop payment (domain: compliance). */
export const releaseHold = transaction({
  code: '1108',
  names: { zh: '解除冻结止付', en: 'Release a freeze or stop' },
  initials: 'jcdj',
  family: 'account',
  kind: 'posting',
  roles: ['teller', 'seniorTeller', 'supervisor'],
  till: 'none',
  offline: 'no',
  overrides: [{ rule: 'hold.release', role: 'supervisor', reason: { zh: '解除冻结止付须双人办理', en: 'A release needs two people' } }],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['slip'],
  ...entryForm({
    fields: [
      { ...accountField, states: NOT_CLOSED },
      {
        name: 'holdId',
        type: 'hold',
        label: { zh: '要解除的冻结止付', en: 'What is released' },
        required: true,
        maxLength: 36,
        width: 12,
        of: 'accountNumber',
      },
      { ...documentNumberField, label: { zh: '解除文书号', en: 'Number of the release' } },
      reasonField,
    ],
    request: releaseHoldRequestSchema,
    build: ({ holdId, documentNumber, reason }) => ({ holdId, documentNumber, reason }),
  }),
});
