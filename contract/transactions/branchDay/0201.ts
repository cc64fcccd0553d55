import { z } from 'zod';
import { businessDateSchema } from '../../dates/businessDate.ts';
import { posting } from '../definition.ts';

export const openDayRequestSchema = z.strictObject({
  /** The day to open, as central names it. */
  businessDate: businessDateSchema,
});

/** 0201 open the branch day. The date is central's, never the PC's clock. */
export const openBranchDay = posting({
  code: '0201',
  names: { zh: '网点开业', en: 'Open branch day' },
  family: 'branchDay',
  roles: ['supervisor'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  onClosedDay: true,
  request: openDayRequestSchema,
});
