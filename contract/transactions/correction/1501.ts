import { z } from 'zod';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { traceNumberSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';

export const reverseRequestSchema = z.strictObject({
  /** Of the transaction that is undone. */
  traceNumber: traceNumberSchema,
  reason: z.string().trim().min(1).max(200),
  /** The pieces that go back over the counter; nothing where no cash was moved. */
  denominations: denominationCountsSchema,
});

/** 1501 same-day reversal (domain: reversal): all legs together or none; both rows stay. */
export const reverse = posting({
  code: '1501',
  names: { zh: '当日冲正', en: 'Same-day reversal' },
  family: 'correction',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [{ rule: 'reversal', role: 'supervisor', reason: { zh: '冲正须主管授权', en: 'A reversal needs a supervisor' } }],
  reversal: 'none',
  request: reverseRequestSchema,
});
