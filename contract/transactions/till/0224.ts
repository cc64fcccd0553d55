import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { type DenominationCounts, denominationCountsSchema } from '../../money/denominations.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { worthOf } from './pieces.ts';
import { withoutTill } from './transferFields.ts';

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
export const exchangeDenominations = transaction({
  code: '0224',
  names: { zh: '券别兑换', en: 'Denomination exchange' },
  initials: 'qbdh',
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
  cash: ({ taken, given }) => ({ taken: taken as DenominationCounts, given: given as DenominationCounts }),
  ...entryForm({
    fields: [
      { name: 'taken', type: 'denominations', label: { zh: '收入券别', en: 'Pieces taken' }, required: true, width: 12 },
      { name: 'given', type: 'denominations', label: { zh: '付出券别', en: 'Pieces given' }, required: true, width: 12, sumOf: 'taken' },
    ],
    request: exchangeRequestSchema,
    check: (_read, side) => withoutTill('taken', true, side),
    build: ({ taken, given }) => ({ currency: 'CNY' as const, amount: worthOf(taken), taken, given }),
  }),
});
