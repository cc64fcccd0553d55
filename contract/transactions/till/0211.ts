import { z } from 'zod';
import type { FieldError } from '../../errors/wire.ts';
import { minorUnitsSchema } from '../../money/amount.ts';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { tillIdSchema } from '../../primitives.ts';
import { err, ok } from '../../result.ts';
import { transaction } from '../definition.ts';
import { fieldError, readCount } from '../fields.ts';

export const openTillRequestSchema = z.strictObject({
  tillId: tillIdSchema,
  currency: z.literal('CNY'),
  amount: minorUnitsSchema,
  denominations: denominationCountsSchema,
});

/** 0211 open till: the count by denomination must be what the till held at its last close (domain section 10, till). */
export const openTill = transaction({
  code: '0211',
  names: { zh: '开尾箱', en: 'Open till' },
  initials: 'kwx',
  family: 'till',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  fields: [
    { name: 'tillId', type: 'till', label: { zh: '尾箱', en: 'Till' }, required: true, width: 6 },
    { name: 'denominations', type: 'tillCount', label: { zh: '开箱清点', en: 'Opening count' }, required: true, width: 12 },
  ],
  devices: [],
  vouchers: [],
  till: 'opensTill',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  documents: [],
  papers: ['cashCount'],
  request: openTillRequestSchema,
  toRequest: (values) => {
    const till = tillIdSchema.safeParse(values.tillId);
    const count = readCount(values, 'denominations');
    if (till.success && count.ok) {
      return ok({ tillId: till.data, currency: 'CNY', amount: count.value.sum.toString(), denominations: count.value.counts });
    }
    const errors: FieldError[] = [];
    if (!till.success)
      errors.push(
        fieldError('tillId', values.tillId === undefined || values.tillId === '' ? 'FIELD_REQUIRED' : 'TILL_UNKNOWN', {
          tillId: String(values.tillId ?? ''),
        }),
      );
    if (!count.ok) errors.push(count.error);
    return err(errors);
  },
});
