import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { customerNumberSchema, textSchema } from '../../primitives.ts';
import {
  agentFields,
  agentOf,
  amountField,
  certificateNumberField,
  customerField,
  fundingFields,
  fundingOf,
  fundsOrPays,
  mediumOf,
  NO_FORM,
  passbookNumberField,
  productField,
} from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { agentSchema, fundingSchema, mediumSchema } from './parts.ts';

export const openTermDepositRequestSchema = z.strictObject({
  customerNumber: customerNumberSchema,
  productCode: textSchema(20).min(1),
  currency: z.literal('CNY'),
  /** Of instalment savings the agreed instalment, of which this is the first. */
  amount: minorUnitsSchema,
  funding: fundingSchema,
  /** A passbook for instalment savings, a certificate for all others. */
  medium: mediumSchema,
  /** Whether it rolls over at maturity (约定转存). */
  rollover: z.boolean(),
  agent: agentSchema.nullable(),
});

/**
 * 1102 open a time deposit: fixed, call, instalment savings or fixed-or-demand (domain: interest). Not reversed: what was opened by
 * mistake is drawn again the same day with 1205, without interest, and its certificate is cancelled.
 */
export const openTermDeposit = transaction({
  code: '1102',
  names: { zh: '定期开户', en: 'Open a time deposit' },
  initials: 'dqkh',
  family: 'account',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'cashIn',
  offline: 'captureOnly',
  overrides: [
    {
      rule: 'deposit.openLarge',
      role: 'supervisor',
      fromAmount: '20000000',
      reason: { zh: '定期开户金额达到 20 万元', en: 'A time deposit of 200,000 yuan or more' },
    },
  ],
  reversal: 'none',
  devices: ['passbookPrinter', 'idCardReader'],
  vouchers: ['certificate', 'passbook'],
  documents: ['passbook'],
  papers: ['certificate', 'slip'],
  cash: fundsOrPays,
  ...entryForm({
    fields: [
      customerField,
      { ...productField, kinds: ['fixed', 'notice', 'instalment', 'fixedOrDemand'] },
      { ...amountField, hint: { zh: '零存整取为每期约定金额', en: 'Of instalment savings the agreed instalment' } },
      {
        name: 'rollover',
        type: 'flag',
        label: { zh: '到期约定转存', en: 'Rolls over at maturity' },
        required: false,
        width: 6,
        initial: false,
        when: { field: 'product', is: ['fixed'] },
      },
      { ...certificateNumberField, when: { field: 'product', is: ['fixed', 'notice', 'fixedOrDemand'] } },
      { ...passbookNumberField, when: { field: 'product', is: ['instalment'] } },
      ...fundingFields,
      ...agentFields,
    ],
    request: openTermDepositRequestSchema,
    build: (read) => ({
      customerNumber: read.customerNumber,
      productCode: read.product,
      currency: 'CNY' as const,
      amount: read.amount,
      funding: fundingOf(read),
      medium: mediumOf(read) ?? NO_FORM,
      rollover: read.rollover,
      agent: agentOf(read),
    }),
  }),
});
