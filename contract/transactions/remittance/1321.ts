import { z } from 'zod';
import { illegalCharacters } from '../../payments/networkText.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { networkTextSchema, registerNumberField, registerNumberSchema } from './parts.ts';

/** Characters that an inquiry or a reply may have (ccms.314, ccms.315). */
export const INQUIRY_LENGTH = 256;

export const inquiryRequestSchema = z.strictObject({
  /** The remittance that is asked about, sent or received. */
  number: registerNumberSchema,
  question: networkTextSchema(INQUIRY_LENGTH),
});

/** 1321 inquiry to the other bank about a remittance (domain: workflows, inquiry and reply). It moves no money. */
export const inquire = transaction({
  code: '1321',
  names: { zh: '查询', en: 'Inquiry' },
  initials: 'cx',
  family: 'remittance',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [{ rule: 'remittance.inquiry', role: 'supervisor', reason: { zh: '查询书须主管审批', en: 'An inquiry needs a supervisor' } }],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['slip'],
  ...entryForm({
    fields: [
      { ...registerNumberField, label: { zh: '汇款编号', en: 'Number of the remittance' } },
      {
        name: 'question',
        type: 'text',
        label: { zh: '查询内容', en: 'Question' },
        required: true,
        maxLength: INQUIRY_LENGTH,
        width: 12,
        rule: (value) => {
          const characters = illegalCharacters(value);
          return characters === '' ? null : { code: 'REMITTANCE_TEXT_ILLEGAL', details: { characters } };
        },
      },
    ],
    request: inquiryRequestSchema,
    build: ({ number, question }) => ({ number, question }),
  }),
});
