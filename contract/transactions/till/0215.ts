import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { textSchema, traceNumberSchema } from '../../primitives.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';

export const writeOffRequestSchema = z.strictObject({
  /** The number of the difference. */
  number: traceNumberSchema,
  currency: z.literal('CNY'),
  amount: minorUnitsSchema,
  reason: textSchema(300).min(1),
});

/** 0215 over or short decided: 2241 / 6301, or 6711 / 1221, after approval only and never netted. */
export const writeOffDifference = transaction({
  code: '0215',
  names: { zh: '长短款核销', en: 'Write off cash difference' },
  initials: 'cdkhx',
  family: 'till',
  kind: 'posting',
  roles: ['supervisor'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  ...entryForm({
    fields: [
      { name: 'difference', type: 'cashDifference', label: { zh: '待核销长短款', en: 'Open differences' }, required: true, width: 12 },
      { name: 'reason', type: 'text', label: { zh: '核销理由', en: 'Reason' }, required: true, maxLength: 300, width: 12 },
    ],
    request: writeOffRequestSchema,
    build: ({ difference, reason }) => ({ number: difference.number, currency: 'CNY' as const, amount: difference.amount, reason }),
  }),
});
