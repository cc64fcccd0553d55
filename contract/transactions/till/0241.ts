import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { tillIdSchema } from '../../primitives.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { worthOf } from './pieces.ts';
import { transferFields } from './transfer.ts';
import {
  ACCEPT,
  GIVE,
  notForMe,
  RETURN,
  returnReasonField,
  stepField,
  tokenField,
  transferField,
  withoutTill,
  witnessAt,
} from './transferFields.ts';

export const handOverRequestSchema = z.strictObject({
  ...transferFields,
  tillId: tillIdSchema,
  currency: z.literal('CNY'),
  /** Both count: what is in the till must be what is booked. */
  amount: minorUnitsSchema,
  denominations: denominationCountsSchema,
});

/** 0241 hand-over: the whole till with all its currencies, and all voucher ranges (domain: hand-over). A supervisor is the witness. */
export const handOverTill = transaction({
  code: '0241',
  names: { zh: '尾箱交接', en: 'Hand over till' },
  initials: 'wxjj',
  family: 'till',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['cashCount'],
  changesTill: true,
  ...entryForm({
    fields: [
      { ...stepField, options: [GIVE, ACCEPT, RETURN] },
      {
        name: 'receiver',
        type: 'teller',
        label: { zh: '接收柜员号', en: "Receiver's number" },
        required: true,
        width: 6,
        hint: { zh: '本网点柜员，未持尾箱和凭证', en: 'Of this branch, without till and forms' },
        when: { field: 'step', is: ['give'] },
      },
      transferField,
      {
        name: 'denominations',
        type: 'tillCount',
        label: { zh: '交接清点', en: 'Count' },
        required: true,
        width: 12,
        countOf: 'tillHandedOver',
        when: { field: 'step', is: ['give', 'accept'] },
      },
      tokenField,
      returnReasonField,
      { ...witnessAt(['give']), hint: { zh: '须主管监交', en: 'A supervisor stands by' } },
    ],
    request: handOverRequestSchema,
    check: ({ step, transfer }, side) => [...withoutTill('step', step === 'give', side), ...notForMe(step, transfer, side)],
    build: ({ step, receiver, transfer, denominations, token, reason, witness }, { tillId }) => {
      const counted = { currency: 'CNY' as const, amount: worthOf(denominations), denominations };
      const second = witness === null ? {} : { witness };
      if (step === 'give') return { step: 'give' as const, receiver: receiver ?? '', tillId: tillId ?? '', ...counted, ...second };
      const till = transfer?.kind === 'handOver' ? transfer : null;
      const about = { number: till?.number ?? '', tillId: till?.tillId ?? '' };
      if (step === 'return')
        return { step: 'return' as const, ...about, reason: reason ?? '', currency: 'CNY' as const, amount: '0', denominations: {} };
      return { step: 'accept' as const, ...about, token: (token ?? '').toUpperCase(), ...counted };
    },
  }),
});
