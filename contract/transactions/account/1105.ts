import { z } from 'zod';
import { accountNumberSchema } from '../../primitives.ts';
import { accountField, mediumNumberField, NOT_CLOSED, shownNameField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { shownNameSchema } from './parts.ts';

export const releaseLossRequestSchema = z.strictObject({
  accountNumber: accountNumberSchema,
  /** The number of what was found. */
  mediumNumber: accountNumberSchema,
  shownName: shownNameSchema,
});

/** 1105 release of a loss report: the holder has found what was lost, and shows it. */
export const releaseLoss = transaction({
  code: '1105',
  names: { zh: '解挂', en: 'Release a loss report' },
  initials: 'jg',
  family: 'account',
  kind: 'posting',
  roles: ['teller', 'seniorTeller', 'supervisor'],
  till: 'none',
  offline: 'no',
  overrides: [
    { rule: 'loss.release', role: 'supervisor', reason: { zh: '解挂须主管授权', en: 'Releasing a loss report needs a supervisor' } },
  ],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['slip'],
  ...entryForm({
    fields: [
      { ...accountField, states: NOT_CLOSED },
      { ...mediumNumberField, label: { zh: '找回的存折、卡或存单号码', en: 'Number of what was found' } },
      shownNameField,
    ],
    request: releaseLossRequestSchema,
    build: ({ accountNumber, mediumNumber, shownName }) => ({ accountNumber, mediumNumber, shownName }),
  }),
});
