import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { textSchema, tillIdSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';
import { witnessSchema } from './transfer.ts';

export const closeTillRequestSchema = z.strictObject({
  tillId: tillIdSchema,
  currency: z.literal('CNY'),
  amount: minorUnitsSchema,
  denominations: denominationCountsSchema,
  /** Why the count differs from the books, in the teller's words. */
  explanation: textSchema(500).optional(),
  /** A second counter over the limit; a supervisor when it differs. */
  witness: witnessSchema.optional(),
  /** The number of the seal; then the till is sealed, not only closed. */
  seal: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,30}$/)
    .optional(),
});

/** 0212 close till: the count by denomination; a difference is booked as over or short, each for itself (domain: till). */
export const closeTill = posting({
  code: '0212',
  names: { zh: '关尾箱', en: 'Close till' },
  family: 'till',
  roles: ['teller', 'seniorTeller'],
  till: 'closesTill',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  request: closeTillRequestSchema,
});
