import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { textSchema, traceNumberSchema } from '../../primitives.ts';
import { posting } from '../definition.ts';

export const writeOffRequestSchema = z.strictObject({
  /** The number of the difference. */
  number: traceNumberSchema,
  currency: z.literal('CNY'),
  amount: minorUnitsSchema,
  reason: textSchema(300).min(1),
});

/** 0215 over or short decided: 2241 / 6301, or 6711 / 1221, after approval only and never netted. */
export const writeOffDifference = posting({
  code: '0215',
  names: { zh: '长短款核销', en: 'Write off cash difference' },
  family: 'till',
  roles: ['supervisor'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  request: writeOffRequestSchema,
});
