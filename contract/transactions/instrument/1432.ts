import { z } from 'zod';
import { textSchema, traceNumberSchema } from '../../primitives.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';

export const COLLECTION_ACTS = ['notify', 'accept', 'collect', 'refuse', 'return'] as const;

export const actOnCollectionRequestSchema = z.strictObject({
  /** Of the collection: the trace number of its sending. */
  number: traceNumberSchema,
  /**
   * `notify`: the payer has the notice, and the days begin. `accept`: the payer consents. `collect`: the days are over, and silence was
   * consent; what the account has is taken. `refuse`: in writing, in time. `return`: an entrusted collection that is not covered.
   */
  act: z.enum(COLLECTION_ACTS),
  reason: textSchema(200),
});

/** 1432 act on a collection at the branch of the payer; what is paid is credited to the payee at once. */
export const actOnCollection = transaction({
  code: '1432',
  names: { zh: '处理托收与委托收款通知', en: 'Act on a collection' },
  initials: 'cltsywtsktz',
  family: 'instrument',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['slip'],
  ...entryForm({
    fields: [
      {
        name: 'number',
        type: 'text',
        label: { zh: '托收编号', en: 'Number of the collection' },
        required: true,
        maxLength: 20,
        width: 6,
        shape: /^\d{8,20}$/,
        shapeHint: { zh: '8 至 20 位数字', en: '8 to 20 digits' },
      },
      {
        name: 'act',
        type: 'choice',
        label: { zh: '办理事项', en: 'What is done' },
        required: true,
        width: 12,
        options: [
          { value: 'notify', label: { zh: '通知付款人', en: 'Notify the payer' } },
          { value: 'accept', label: { zh: '付款人同意付款', en: 'The payer consents' } },
          { value: 'collect', label: { zh: '期满划款', en: 'The days are over: debit' } },
          { value: 'refuse', label: { zh: '拒绝付款', en: 'The payer refuses' } },
          { value: 'return', label: { zh: '无款退回', en: 'Not covered: return' } },
        ],
      },
      {
        name: 'reason',
        type: 'text',
        label: { zh: '理由', en: 'Reason' },
        required: true,
        maxLength: 200,
        width: 12,
        when: { field: 'act', is: ['refuse', 'return'] },
      },
    ],
    request: actOnCollectionRequestSchema,
    build: ({ number, act, reason }) => ({
      number,
      act: act as (typeof COLLECTION_ACTS)[number],
      reason: reason ?? '',
    }),
  }),
});
