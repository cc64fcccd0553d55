import { z } from 'zod';
import { branchCodeSchema } from '../../primitives.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { groundsSchema, registerNumberField, registerNumberSchema } from './parts.ts';

export const forwardRequestSchema = z.strictObject({
  number: registerNumberSchema,
  toBranch: branchCodeSchema,
  grounds: groundsSchema,
});

/** 1312 forward an incoming payment (转汇) to the branch that can find its payee: it waits in that branch's register then. */
export const forwardIncoming = transaction({
  code: '1312',
  names: { zh: '汇入转汇', en: 'Incoming: forward' },
  initials: 'hrzh',
  family: 'remittance',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [{ rule: 'remittance.forward', role: 'supervisor', reason: { zh: '转汇须双人复核', en: 'Forwarding needs a second person' } }],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['slip'],
  ...entryForm({
    fields: [
      registerNumberField,
      {
        name: 'toBranch',
        type: 'text',
        label: { zh: '转往机构', en: 'To branch' },
        required: true,
        maxLength: 6,
        width: 6,
        shape: /^\d{4,6}$/,
        shapeHint: { zh: '4 至 6 位机构号', en: '4 to 6 digits' },
      },
      { name: 'grounds', type: 'text', label: { zh: '转汇原因', en: 'Reason' }, required: true, maxLength: 200, width: 12 },
    ],
    request: forwardRequestSchema,
    build: ({ number, toBranch, grounds }) => ({ number, toBranch, grounds }),
  }),
});
