import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { textSchema, tillIdSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';
import { witnessSchema } from './transfer.ts';

export const countTillRequestSchema = z.strictObject({
  /** The teller's own till, or the branch's vault. */
  tillId: tillIdSchema,
  currency: z.literal('CNY'),
  amount: minorUnitsSchema,
  denominations: denominationCountsSchema,
  /** With it a vault's difference is booked; a till's is booked when it closes. */
  explanation: textSchema(500).optional(),
  witness: witnessSchema.optional(),
});

/** 0214 count while open (碰库). A till's count is only recorded; the vault, which never closes, is counted by two people and set right. */
export const countTill = posting({
  code: '0214',
  names: { zh: '碰库', en: 'Count till' },
  family: 'till',
  roles: ['teller', 'seniorTeller', 'vaultKeeper'],
  till: 'none',
  offline: 'yes',
  overrides: [],
  reversal: 'none',
  request: countTillRequestSchema,
});
