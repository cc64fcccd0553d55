import { z } from 'zod';
import { accountNumberSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';
import { mediumSchema, shownNameSchema } from './parts.ts';

export const replaceMediumRequestSchema = z.strictObject({
  accountNumber: accountNumberSchema,
  medium: mediumSchema,
  shownName: shownNameSchema,
});

/** 1106 replacement of a lost book, card or certificate, seven days after the written report (domain: compliance). */
export const replaceMedium = posting({
  code: '1106',
  names: { zh: '挂失补发', en: 'Replace what was lost' },
  family: 'account',
  roles: ['teller', 'seniorTeller', 'supervisor'],
  till: 'none',
  offline: 'no',
  overrides: [{ rule: 'loss.replace', role: 'supervisor', reason: { zh: '挂失补发须主管授权', en: 'A replacement needs a supervisor' } }],
  reversal: 'none',
  request: replaceMediumRequestSchema,
});
