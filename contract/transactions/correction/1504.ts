import { z } from 'zod';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { accountNumberSchema, traceNumberSchema } from '../../primitives.ts';
import { givesPieces } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';

export const settleSuspendedRequestSchema = z.strictObject({
  /** Of the suspended cash. */
  number: traceNumberSchema,
  /** To the account that it was meant for, or another one; or back over the counter. */
  to: z.enum(['account', 'cash']),
  accountNumber: accountNumberSchema.nullable(),
  /** The pieces that are paid back; a quote may leave them out. */
  denominations: denominationCountsSchema,
  reason: z.string().trim().min(1).max(200),
});

/** 1504 settle cash that was taken offline and could not be posted: credited to an account, or paid back (domain: offline envelope). */
export const settleSuspended = transaction({
  code: '1504',
  names: { zh: '脱机挂账处理', en: 'Settle suspended cash' },
  initials: 'tjgzcl',
  family: 'correction',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [
    {
      rule: 'suspended.settle',
      role: 'supervisor',
      reason: { zh: '挂账处理须主管授权', en: 'Settling suspended cash needs a supervisor' },
    },
  ],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['slip'],
  cash: givesPieces,
  ...entryForm({
    fields: [
      {
        name: 'number',
        type: 'text',
        label: { zh: '挂账编号', en: 'Number of the suspended cash' },
        required: true,
        maxLength: 20,
        width: 6,
        shape: /^\d{8,20}$/,
        shapeHint: { zh: '8 至 20 位数字，见脱机队列', en: '8 to 20 digits, as the offline queue shows it' },
      },
      {
        name: 'to',
        type: 'choice',
        label: { zh: '处理方式', en: 'How' },
        required: true,
        width: 6,
        initial: 'account',
        options: [
          { value: 'account', label: { zh: '入账', en: 'To an account' } },
          { value: 'cash', label: { zh: '退还现金', en: 'Back in cash' } },
        ],
      },
      {
        name: 'accountNumber',
        type: 'account',
        label: { zh: '入账账号', en: 'Account that receives' },
        required: true,
        maxLength: 40,
        width: 6,
        when: { field: 'to', is: ['account'] },
      },
      { name: 'reason', type: 'text', label: { zh: '说明', en: 'Reason' }, required: true, maxLength: 200, width: 12 },
      {
        name: 'denominations',
        type: 'denominations',
        label: { zh: '付款配款', en: 'Pieces paid back' },
        required: true,
        width: 12,
        sumOf: 'quote',
        when: { field: 'to', is: ['cash'] },
      },
    ],
    request: settleSuspendedRequestSchema,
    build: ({ number, to, accountNumber, denominations, reason }) => ({
      number,
      to: to === 'cash' ? ('cash' as const) : ('account' as const),
      accountNumber,
      denominations,
      reason,
    }),
  }),
});
