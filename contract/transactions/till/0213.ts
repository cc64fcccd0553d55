import { z } from 'zod';
import { tillIdSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';

export const pauseTillRequestSchema = z.strictObject({ tillId: tillIdSchema, step: z.enum(['pause', 'resume']) });

/** 0213 pause and resume: a paused till stays its teller's and moves no cash. */
export const pauseTill = posting({
  code: '0213',
  names: { zh: '尾箱暂停/恢复', en: 'Pause till' },
  family: 'till',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'yes',
  overrides: [],
  reversal: 'none',
  request: pauseTillRequestSchema,
});
