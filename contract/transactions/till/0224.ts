import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { posting } from '../definition.ts';

export const exchangeRequestSchema = z.strictObject({
  currency: z.literal('CNY'),
  /** The worth of each side. */
  amount: minorUnitsSchema,
  /** Pieces that come into the till. */
  taken: denominationCountsSchema,
  /** Pieces that leave it. */
  given: denominationCountsSchema,
});

/** 0224 denomination exchange: other pieces of the same worth; nothing is booked. */
export const exchangeDenominations = posting({
  code: '0224',
  names: { zh: '券别兑换', en: 'Denomination exchange' },
  family: 'till',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'yes',
  overrides: [],
  reversal: 'none',
  request: exchangeRequestSchema,
});
