import { z } from 'zod';
import { posting } from '../definition.ts';

export const releaseHoldRequestSchema = z.strictObject({
  holdId: z.uuid(),
  documentNumber: z.string().trim().min(1).max(60),
  reason: z.string().trim().min(1).max(200),
});

/** 1108 release of a freeze or stop payment (domain: compliance). */
export const releaseHold = posting({
  code: '1108',
  names: { zh: '解除冻结止付', en: 'Release a freeze or stop' },
  family: 'account',
  roles: ['teller', 'seniorTeller', 'supervisor'],
  till: 'none',
  offline: 'no',
  overrides: [{ rule: 'hold.release', role: 'supervisor', reason: { zh: '解除冻结止付须双人办理', en: 'A release needs two people' } }],
  reversal: 'none',
  request: releaseHoldRequestSchema,
});
