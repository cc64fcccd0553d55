import { z } from 'zod';
import { illegalCharacters } from '../../payments/networkText.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { INQUIRY_LENGTH } from './1321.ts';
import { networkTextSchema, registerNumberField, registerNumberSchema } from './parts.ts';

export const replyRequestSchema = z.strictObject({
  /** Of the inquiry. */
  number: registerNumberSchema,
  reply: networkTextSchema(INQUIRY_LENGTH),
});

/** 1322 reply to another bank's inquiry: facts only; amount, currency and type are never corrected by one (domain: workflows). */
export const replyToInquiry = transaction({
  code: '1322',
  names: { zh: '查复', en: 'Reply' },
  initials: 'cf',
  family: 'remittance',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [{ rule: 'remittance.reply', role: 'supervisor', reason: { zh: '查复书须主管审批', en: 'A reply needs a supervisor' } }],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['slip'],
  ...entryForm({
    fields: [
      { ...registerNumberField, label: { zh: '查询编号', en: 'Number of the inquiry' } },
      {
        name: 'reply',
        type: 'text',
        label: { zh: '查复内容', en: 'Reply' },
        required: true,
        maxLength: INQUIRY_LENGTH,
        width: 12,
        hint: { zh: '只答复事实，不更改金额、币种与业务种类', en: 'Facts only; amount, currency and type are not corrected here' },
        rule: (value) => {
          const characters = illegalCharacters(value);
          return characters === '' ? null : { code: 'REMITTANCE_TEXT_ILLEGAL', details: { characters } };
        },
      },
    ],
    request: replyRequestSchema,
    build: ({ number, reply }) => ({ number, reply }),
  }),
});
