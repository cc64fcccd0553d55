import { z } from 'zod';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { accountNumberSchema } from '../../primitives.ts';
import { givesPieces, shownNameField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { groundsSchema, registerNumberField, registerNumberSchema } from './parts.ts';

export const releaseRequestSchema = z.strictObject({
  number: registerNumberSchema,
  /** To an account, or over the counter where it is payable to somebody without one. */
  to: z.enum(['account', 'cash']),
  accountNumber: accountNumberSchema.nullable(),
  /** The holder of that account, or the name on the ID that the payee shows. */
  payeeName: z.string().trim().min(1).max(140),
  /** The pieces that are paid; a quote may leave them out. */
  denominations: denominationCountsSchema,
  /** What made it clear whose money it is: a reply, a correction, an ID. */
  grounds: groundsSchema,
});

/** 1311 release an incoming payment from suspense, by a second person's consent (domain: workflows, remittance in). */
export const releaseIncoming = transaction({
  code: '1311',
  names: { zh: '汇入挂账解付', en: 'Incoming: release from suspense' },
  initials: 'hrgzjf',
  family: 'remittance',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [
    {
      rule: 'remittance.release',
      role: 'supervisor',
      reason: { zh: '挂账解付须双人复核', en: 'A release from suspense needs a second person' },
    },
  ],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: ['passbook'],
  papers: ['slip'],
  cash: givesPieces,
  ...entryForm({
    fields: [
      registerNumberField,
      {
        name: 'to',
        type: 'choice',
        label: { zh: '解付方式', en: 'Paid to' },
        required: true,
        width: 6,
        initial: 'account',
        options: [
          { value: 'account', label: { zh: '入账', en: 'An account' } },
          { value: 'cash', label: { zh: '现金', en: 'Cash' } },
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
      {
        ...shownNameField,
        name: 'payeeName',
        label: { zh: '收款人姓名', en: "Payee's name" },
        hint: { zh: '入账账户户名，或收款人证件姓名', en: 'Holder of the account, or the name on the ID shown' },
      },
      { name: 'grounds', type: 'text', label: { zh: '解付依据', en: 'Grounds' }, required: true, maxLength: 200, width: 12 },
      {
        name: 'denominations',
        type: 'denominations',
        label: { zh: '付款配款', en: 'Pieces paid' },
        required: true,
        width: 12,
        sumOf: 'quote',
        when: { field: 'to', is: ['cash'] },
      },
    ],
    request: releaseRequestSchema,
    build: (read) => ({
      number: read.number,
      to: read.to === 'cash' ? ('cash' as const) : ('account' as const),
      accountNumber: read.accountNumber,
      payeeName: read.payeeName,
      denominations: read.denominations,
      grounds: read.grounds,
    }),
  }),
});
