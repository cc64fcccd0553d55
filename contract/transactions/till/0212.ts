import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { textSchema, tillIdSchema } from '../../primitives.ts';
import { transaction } from '../definition.ts';
import { fieldError } from '../fields.ts';
import { entryForm } from '../form.ts';
import { countDifferenceField, explanationField, optionalWitnessField, ownCountField, uncounted } from './countFields.ts';
import { worthOf } from './pieces.ts';
import { witnessSchema } from './transfer.ts';
import { withoutTill } from './transferFields.ts';

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
export const closeTill = transaction({
  code: '0212',
  names: { zh: '关尾箱', en: 'Close till' },
  initials: 'gwx',
  family: 'till',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'closesTill',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['cashCount'],
  changesTill: true,
  ...entryForm({
    fields: [
      ownCountField({ zh: '关箱清点', en: 'Closing count' }),
      countDifferenceField,
      { ...explanationField, required: true, when: { field: 'difference', is: ['over', 'short'] } },
      {
        ...optionalWitnessField,
        hint: { zh: '达到双人清点限额须第二人；有差额须主管', en: 'A second counter over the limit; a supervisor when it differs' },
      },
      {
        name: 'seal',
        type: 'text',
        label: { zh: '封签号', en: 'Number of the seal' },
        required: false,
        maxLength: 30,
        width: 6,
        shape: /^[A-Za-z0-9-]{1,30}$/,
        shapeHint: { zh: '字母、数字和连字符', en: 'letters, digits and hyphens' },
        hint: { zh: '加封上缴时填写，尾箱即为已封', en: 'When it is sealed; the till is sealed then' },
      },
    ],
    request: closeTillRequestSchema,
    check: ({ denominations, difference, witness }, side) => [
      ...withoutTill('denominations', true, side),
      ...uncounted(denominations, difference),
      ...(difference !== null && difference !== 'none' && witness === null
        ? [fieldError('witness', 'WITNESS_NEEDED', { role: 'supervisor' })]
        : []),
    ],
    build: ({ denominations, explanation, witness, seal }, { tillId }) => ({
      tillId: tillId ?? '',
      currency: 'CNY' as const,
      amount: worthOf(denominations),
      denominations,
      ...(explanation === null ? {} : { explanation }),
      ...(witness === null ? {} : { witness }),
      ...(seal === null ? {} : { seal }),
    }),
  }),
});
