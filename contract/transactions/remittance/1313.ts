import { z } from 'zod';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { groundsSchema, registerNumberField, registerNumberSchema } from './parts.ts';

export const returnRequestSchema = z.strictObject({
  number: registerNumberSchema,
  reason: z.enum(['refused', 'unreachable', 'wrongPayee']),
  grounds: groundsSchema,
});

/** 1313 return an incoming payment (退汇) to the bank that sent it: at once when the payee refuses (domain: payment systems, return). */
export const returnIncoming = transaction({
  code: '1313',
  names: { zh: '退汇', en: 'Incoming: return' },
  initials: 'th',
  family: 'remittance',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [{ rule: 'remittance.return', role: 'supervisor', reason: { zh: '退汇须双人复核', en: 'A return needs a second person' } }],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['slip'],
  ...entryForm({
    fields: [
      registerNumberField,
      {
        name: 'reason',
        type: 'choice',
        label: { zh: '退汇原因', en: 'Why' },
        required: true,
        width: 6,
        initial: 'refused',
        options: [
          { value: 'refused', label: { zh: '收款人拒收', en: 'Payee refuses' } },
          { value: 'unreachable', label: { zh: '无法通知收款人', en: 'Payee unreachable' } },
          { value: 'wrongPayee', label: { zh: '账号户名不符', en: 'Account and name differ' } },
        ],
      },
      { name: 'grounds', type: 'text', label: { zh: '说明', en: 'Explanation' }, required: true, maxLength: 200, width: 12 },
    ],
    request: returnRequestSchema,
    build: ({ number, reason, grounds }) => ({ number, reason: reason as z.output<typeof returnRequestSchema>['reason'], grounds }),
  }),
});
