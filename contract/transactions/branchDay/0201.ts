import { z } from 'zod';
import { businessDateSchema } from '../../dates/businessDate.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';

export const openDayRequestSchema = z.strictObject({
  /** The day to open, as central names it. */
  businessDate: businessDateSchema,
});

/** 0201 open the branch day. The date is central's, never the PC's clock. */
export const openBranchDay = transaction({
  code: '0201',
  names: { zh: '网点开业', en: 'Open branch day' },
  initials: 'wdky',
  family: 'branchDay',
  kind: 'posting',
  roles: ['supervisor'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  onClosedDay: true,
  devices: [],
  vouchers: [],
  documents: [],
  ...entryForm({
    fields: [
      { name: 'businessDate', type: 'branchDay', day: 'next', label: { zh: '营业日', en: 'Business day' }, required: true, width: 12 },
    ],
    request: openDayRequestSchema,
    build: ({ businessDate }) => ({ businessDate }),
  }),
});
