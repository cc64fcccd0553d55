import { z } from 'zod';
import { businessDateSchema } from '../../dates/businessDate.ts';
import { posting } from '../definition.ts';

export const closeDayRequestSchema = z.strictObject({ businessDate: businessDateSchema });

/** 0202 close the branch day: every till closed, the vault counted and balanced, nothing on its way. */
export const closeBranchDay = posting({
  code: '0202',
  names: { zh: '网点日终', en: 'Close branch day' },
  family: 'branchDay',
  roles: ['supervisor'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  request: closeDayRequestSchema,
});
