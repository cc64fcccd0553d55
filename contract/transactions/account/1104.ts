import { z } from 'zod';
import { accountNumberSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';
import { agentSchema, shownNameSchema } from './parts.ts';

export const reportLossRequestSchema = z.strictObject({
  accountNumber: accountNumberSchema,
  /** By mouth it lapses after five days unless it is written; a written one allows a replacement after seven (domain: compliance). */
  how: z.enum(['oral', 'written']),
  /** The name on the holder's ID; an agent brings the holder's. */
  shownName: shownNameSchema,
  agent: agentSchema.nullable(),
});

/** 1104 loss report of a book, card or certificate: nothing is paid until it is found, replaced, or the report lapses. */
export const reportLoss = posting({
  code: '1104',
  names: { zh: '挂失', en: 'Loss report' },
  family: 'account',
  roles: ['teller', 'seniorTeller', 'supervisor'],
  till: 'none',
  offline: 'yes',
  overrides: [],
  reversal: 'none',
  request: reportLossRequestSchema,
});
