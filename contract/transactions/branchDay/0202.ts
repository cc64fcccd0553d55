import { z } from 'zod';
import { businessDateSchema } from '../../dates/businessDate.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';

export const closeDayRequestSchema = z.strictObject({ businessDate: businessDateSchema });

/** 0202 close the branch day: every till closed, the vault counted and balanced, nothing on its way. */
export const closeBranchDay = transaction({
  code: '0202',
  names: { zh: '网点日终', en: 'Close branch day' },
  initials: 'wdrz',
  family: 'branchDay',
  kind: 'posting',
  roles: ['supervisor'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  ...entryForm({
    fields: [
      { name: 'businessDate', type: 'branchDay', day: 'present', label: { zh: '营业日', en: 'Business day' }, required: true, width: 12 },
    ],
    request: closeDayRequestSchema,
    build: ({ businessDate }) => ({ businessDate }),
  }),
});
