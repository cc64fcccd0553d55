import { z } from 'zod';
import { accountNumberSchema } from '../../primitives.ts';
import { accountField, agentFields, agentOf, NOT_CLOSED, shownNameField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { agentSchema, shownNameSchema } from './parts.ts';

export const reportLossRequestSchema = z.strictObject({
  accountNumber: accountNumberSchema,
  /** By mouth it lapses after five days unless it is written; a written one allows a replacement after seven (domain: compliance). */
  how: z.enum(['oral', 'written']),
  /** The name on the holder's ID; an agent brings the holder's. */
  shownName: shownNameSchema,
  agent: agentSchema.nullable(),
});

/** 1104 loss report of a book, card or certificate: nothing is paid until it is found, replaced, or the report lapses. */
export const reportLoss = transaction({
  code: '1104',
  names: { zh: '挂失', en: 'Loss report' },
  initials: 'gs',
  family: 'account',
  kind: 'posting',
  roles: ['teller', 'seniorTeller', 'supervisor'],
  till: 'none',
  offline: 'yes',
  overrides: [],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['lossReport'],
  ...entryForm({
    fields: [
      { ...accountField, states: NOT_CLOSED },
      {
        name: 'how',
        type: 'choice',
        label: { zh: '挂失方式', en: 'How it is reported' },
        required: true,
        width: 6,
        initial: 'written',
        options: [
          { value: 'written', label: { zh: '书面挂失', en: 'In writing' } },
          { value: 'oral', label: { zh: '口头挂失', en: 'By mouth' } },
        ],
        hint: {
          zh: '口头挂失 5 天后失效；书面挂失满 7 天可补发',
          en: 'By mouth it lapses after 5 days; in writing it can be replaced after 7',
        },
      },
      { ...shownNameField, hint: { zh: '代办时为存款人证件上的姓名', en: "With an agent, the holder's" } },
      ...agentFields,
    ],
    request: reportLossRequestSchema,
    build: ({ accountNumber, how, shownName, ...read }) => ({
      accountNumber,
      how: how as 'oral' | 'written',
      shownName,
      agent: agentOf(read),
    }),
  }),
});
