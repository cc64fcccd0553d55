import { z } from 'zod';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { accountNumberSchema } from '../../primitives.ts';
import type { FieldDefinition } from '../definition.ts';

/** Where the money of an instrument goes: an account of who presents it, or counted cash. A quote may leave the pieces out. */
export const holderPayoutSchema = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('account'), accountNumber: accountNumberSchema }),
  z.strictObject({ to: z.literal('cash'), denominations: denominationCountsSchema }),
]);
export type HolderPayout = z.output<typeof holderPayoutSchema>;

/** As `payoutFields`, with the account first: most instruments are credited. */
export const holderPayoutFields = [
  {
    name: 'payoutTo',
    type: 'choice',
    label: { zh: '款项去向', en: 'Paid to' },
    required: true,
    width: 6,
    initial: 'account',
    options: [
      { value: 'account', label: { zh: '转入账户', en: 'An account' } },
      { value: 'cash', label: { zh: '现金', en: 'Cash' } },
    ],
  },
  {
    name: 'payoutAccount',
    type: 'account',
    label: { zh: '持票人账号', en: 'Account of the holder' },
    required: true,
    maxLength: 40,
    width: 6,
    when: { field: 'payoutTo', is: ['account'] },
  },
] as const satisfies readonly FieldDefinition[];

/** Counted when the quote has said how much it is. */
export const payoutPiecesField = {
  name: 'payoutPieces',
  type: 'denominations',
  label: { zh: '付款配款', en: 'Pieces paid out' },
  required: true,
  width: 12,
  sumOf: 'quote',
  when: { field: 'payoutTo', is: ['cash'] },
} as const satisfies FieldDefinition;
