import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { accountNumberSchema, dateSchema } from '../../primitives.ts';
import { holdAuthoritySchema, holdKindSchema } from '../../views/customer.ts';
import { accountField, amountField, documentNumberField, NOT_CLOSED } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { fieldError } from '../fields.ts';
import { entryForm } from '../form.ts';

export const placeHoldRequestSchema = z.strictObject({
  accountNumber: accountNumberSchema,
  /** The whole account, a part of its balance, or its debits. */
  kind: holdKindSchema,
  /** Minor units; with `amount` only. */
  amount: minorUnitsSchema.nullable(),
  authority: holdAuthoritySchema,
  documentNumber: z.string().trim().min(1).max(60),
  /** Its last day; null: as long as the authority may order at most. */
  endsOn: dateSchema.nullable(),
  /** Who came with the order, and the numbers of the IDs that they showed. */
  requesters: z.array(z.strictObject({ name: z.string().trim().min(1).max(60), idNumber: z.string().trim().min(4).max(40) })).max(4),
});

/** An order of an authority is brought by two officers; the bank's own needs nobody. */
const BY_ORDER = { field: 'authority', is: ['court', 'police', 'procuratorate'] };

/** 1107 freeze or stop payment by order (domain: compliance). */
export const placeHold = transaction({
  code: '1107',
  names: { zh: '冻结止付', en: 'Freeze or stop payment' },
  initials: 'djzf',
  family: 'account',
  kind: 'posting',
  roles: ['teller', 'seniorTeller', 'supervisor'],
  till: 'none',
  offline: 'no',
  overrides: [{ rule: 'hold.place', role: 'supervisor', reason: { zh: '冻结止付须双人办理', en: 'A freeze or stop needs two people' } }],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['slip'],
  ...entryForm({
    fields: [
      { ...accountField, states: NOT_CLOSED },
      {
        name: 'kind',
        type: 'choice',
        label: { zh: '种类', en: 'Kind' },
        required: true,
        width: 6,
        options: [
          { value: 'freeze', label: { zh: '冻结账户', en: 'Freeze the account' } },
          { value: 'amount', label: { zh: '冻结金额', en: 'Hold an amount' } },
          { value: 'stop', label: { zh: '止付', en: 'Stop debits' } },
        ],
      },
      { ...amountField, label: { zh: '冻结金额', en: 'Amount held' }, when: { field: 'kind', is: ['amount'] } },
      {
        name: 'authority',
        type: 'choice',
        label: { zh: '有权机关', en: 'Authority' },
        required: true,
        width: 6,
        initial: 'court',
        options: [
          { value: 'court', label: { zh: '法院', en: 'Court' } },
          { value: 'police', label: { zh: '公安', en: 'Police' } },
          { value: 'procuratorate', label: { zh: '检察院', en: 'Procuratorate' } },
          { value: 'bank', label: { zh: '本行', en: 'The bank' } },
        ],
        hint: { zh: '本行只能止付', en: 'The bank by itself may only stop debits' },
      },
      { ...documentNumberField, label: { zh: '法律文书号', en: 'Number of the order' } },
      {
        name: 'endsOn',
        type: 'date',
        label: { zh: '截止日', en: 'Last day' },
        required: false,
        width: 6,
        hint: { zh: '留空为最长期限：法院 1 年，公安、检察院 6 个月', en: 'Empty: as long as allowed; a court a year, others six months' },
      },
      {
        name: 'firstName',
        type: 'text',
        label: { zh: '经办人一姓名', en: 'First officer' },
        required: true,
        maxLength: 60,
        width: 6,
        when: BY_ORDER,
      },
      {
        name: 'firstId',
        type: 'text',
        label: { zh: '经办人一证件号', en: 'Number of the first ID' },
        required: true,
        maxLength: 40,
        width: 6,
        when: BY_ORDER,
      },
      {
        name: 'secondName',
        type: 'text',
        label: { zh: '经办人二姓名', en: 'Second officer' },
        required: true,
        maxLength: 60,
        width: 6,
        when: BY_ORDER,
      },
      {
        name: 'secondId',
        type: 'text',
        label: { zh: '经办人二证件号', en: 'Number of the second ID' },
        required: true,
        maxLength: 40,
        width: 6,
        when: BY_ORDER,
      },
    ],
    request: placeHoldRequestSchema,
    check: ({ kind, authority, firstId, secondId }) => [
      ...(authority === 'bank' && kind !== 'stop' ? [fieldError('kind', 'HOLD_REFUSED', { reason: 'authority' })] : []),
      ...(firstId !== null && firstId === secondId ? [fieldError('secondId', 'HOLD_REFUSED', { reason: 'requesters' })] : []),
    ],
    build: ({ accountNumber, kind, amount, authority, documentNumber, endsOn, firstName, firstId, secondName, secondId }) => ({
      accountNumber,
      kind: kind as 'freeze' | 'amount' | 'stop',
      amount,
      authority: authority as 'court' | 'police' | 'procuratorate' | 'bank',
      documentNumber,
      endsOn,
      requesters:
        firstName === null || firstId === null || secondName === null || secondId === null
          ? []
          : [
              { name: firstName, idNumber: firstId },
              { name: secondName, idNumber: secondId },
            ],
    }),
  }),
});
