import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { tillIdSchema } from '../../primitives.ts';
import { transferFields } from '../till/transfer.ts';

/**
 * Cash between a vault and a till or between two tills. The sum and the pieces are said at every step: the receiver's own count
 * must be what was given.
 */
export const cashMoveRequestSchema = z.strictObject({
  ...transferFields,
  fromTill: tillIdSchema,
  toTill: tillIdSchema,
  currency: z.literal('CNY'),
  amount: minorUnitsSchema,
  denominations: denominationCountsSchema,
});
