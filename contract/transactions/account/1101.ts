import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { customerNumberSchema, textSchema } from '../../primitives.ts';
import {
  agentFields,
  agentOf,
  amountField,
  cardErrors,
  cardNumberField,
  customerField,
  mediumOf,
  passbookNumberField,
  productField,
  takesPieces,
} from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { fieldError } from '../fields.ts';
import { entryForm } from '../form.ts';
import { agentSchema, mediumSchema } from './parts.ts';

export const openDemandAccountRequestSchema = z.strictObject({
  customerNumber: customerNumberSchema,
  productCode: textSchema(20).min(1),
  /** Of a person's account; null for companies. */
  class: z.enum(['I', 'II', 'III']).nullable(),
  /** Null: neither book nor card, as companies have it. */
  medium: mediumSchema.nullable(),
  currency: z.literal('CNY'),
  /** The first deposit, in cash; `0` for none. */
  amount: minorUnitsSchema,
  denominations: denominationCountsSchema,
  /** Null: the customer is here. */
  agent: agentSchema.nullable(),
});

/**
 * 1101 open a demand account with a passbook or card (domain: compliance, account classes). Not reversed: what was opened by mistake
 * is closed with 1103, so that number, form and class count keep their history.
 */
export const openDemandAccount = transaction({
  code: '1101',
  names: { zh: '活期开户', en: 'Open a demand account' },
  initials: 'hqkh',
  family: 'account',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'cashIn',
  offline: 'captureOnly',
  overrides: [
    {
      rule: 'account.openLarge',
      role: 'supervisor',
      fromAmount: '20000000',
      reason: { zh: '开户首存达到 20 万元', en: 'A first deposit of 200,000 yuan or more' },
    },
  ],
  reversal: 'none',
  devices: ['passbookPrinter', 'cardReader', 'idCardReader'],
  vouchers: ['passbook'],
  documents: ['passbook'],
  papers: ['slip'],
  cash: takesPieces,
  ...entryForm({
    fields: [
      customerField,
      { ...productField, kinds: ['demand'] },
      {
        name: 'class',
        type: 'choice',
        label: { zh: '账户类别', en: 'Class' },
        required: true,
        width: 6,
        initial: 'I',
        options: [
          { value: 'I', label: { zh: 'Ⅰ类户', en: 'Class I' } },
          { value: 'II', label: { zh: 'Ⅱ类户', en: 'Class II' } },
          { value: 'III', label: { zh: 'Ⅲ类户', en: 'Class III' } },
          { value: 'none', label: { zh: '单位账户', en: "A company's" } },
        ],
      },
      {
        name: 'medium',
        type: 'choice',
        label: { zh: '介质', en: 'Book or card' },
        required: true,
        width: 6,
        initial: 'passbook',
        options: [
          { value: 'passbook', label: { zh: '存折', en: 'Passbook' } },
          { value: 'card', label: { zh: '借记卡', en: 'Card' } },
          { value: 'none', label: { zh: '无', en: 'Neither' } },
        ],
      },
      { ...passbookNumberField, when: { field: 'medium', is: ['passbook'] } },
      { ...cardNumberField, when: { field: 'medium', is: ['card'] } },
      {
        ...amountField,
        label: { zh: '首存金额', en: 'First deposit' },
        required: false,
        hint: { zh: '无首存则留空', en: 'Leave empty for none' },
      },
      {
        name: 'denominations',
        type: 'denominations',
        label: { zh: '券别清点', en: 'Cash count' },
        required: false,
        width: 12,
        sumOf: 'amount',
      },
      ...agentFields,
    ],
    request: openDemandAccountRequestSchema,
    check: (read) => [
      ...cardErrors(read),
      ...(read.amount === null && Object.keys(read.denominations).length > 0 ? [fieldError('amount', 'FIELD_REQUIRED')] : []),
    ],
    build: (read) => ({
      customerNumber: read.customerNumber,
      productCode: read.product,
      class: read.class === 'none' ? null : (read.class as 'I'),
      medium: mediumOf(read),
      currency: 'CNY' as const,
      amount: read.amount ?? '0',
      denominations: read.denominations,
      agent: agentOf(read),
    }),
  }),
});
