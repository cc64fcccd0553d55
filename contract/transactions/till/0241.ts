import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { tillIdSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';
import { transferFields } from './transfer.ts';

export const handOverRequestSchema = z.strictObject({
  ...transferFields,
  tillId: tillIdSchema,
  currency: z.literal('CNY'),
  /** Both count: what is in the till must be what is booked. */
  amount: minorUnitsSchema,
  denominations: denominationCountsSchema,
});

/** 0241 hand-over: the whole till with all its currencies, and all voucher ranges (domain: hand-over). A supervisor is the witness. */
export const handOverTill = posting({
  code: '0241',
  names: { zh: '尾箱交接', en: 'Hand over till' },
  family: 'till',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  request: handOverRequestSchema,
});
