import { z } from 'zod';
import { tillIdSchema } from '../../primitives.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { withoutTill } from './transferFields.ts';

export const pauseTillRequestSchema = z.strictObject({ tillId: tillIdSchema, step: z.enum(['pause', 'resume']) });

/** 0213 pause and resume: a paused till stays its teller's and moves no cash. */
export const pauseTill = transaction({
  code: '0213',
  names: { zh: '尾箱暂停/恢复', en: 'Pause till' },
  initials: 'wxzt',
  family: 'till',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'yes',
  overrides: [],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  changesTill: true,
  ...entryForm({
    fields: [
      {
        name: 'step',
        type: 'choice',
        label: { zh: '操作', en: 'Step' },
        required: true,
        width: 12,
        options: [
          { value: 'pause', label: { zh: '暂停', en: 'Pause' } },
          { value: 'resume', label: { zh: '恢复', en: 'Resume' } },
        ],
      },
    ],
    request: pauseTillRequestSchema,
    check: (_read, side) => withoutTill('step', true, side),
    build: ({ step }, { tillId }) => ({ tillId: tillId ?? '', step: step as 'pause' | 'resume' }),
  }),
});
