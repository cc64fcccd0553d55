import { z } from 'zod';
import { accountNumberSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';
import { shownNameSchema } from './parts.ts';

export const releaseLossRequestSchema = z.strictObject({
  accountNumber: accountNumberSchema,
  /** The number of what was found. */
  mediumNumber: accountNumberSchema,
  shownName: shownNameSchema,
});

/** 1105 release of a loss report: the holder has found what was lost, and shows it. */
export const releaseLoss = posting({
  code: '1105',
  names: { zh: '解挂', en: 'Release a loss report' },
  family: 'account',
  roles: ['teller', 'seniorTeller', 'supervisor'],
  till: 'none',
  offline: 'no',
  overrides: [
    { rule: 'loss.release', role: 'supervisor', reason: { zh: '解挂须主管授权', en: 'Releasing a loss report needs a supervisor' } },
  ],
  reversal: 'none',
  request: releaseLossRequestSchema,
});
