import { z } from 'zod';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { traceNumberSchema } from '../../primitives.ts';
import { givesPieces, reasonField, takesPieces } from '../commonFields.ts';
import { type CounterSide, type PiecesMoved, type RequestValues, transaction } from '../definition.ts';
import { entryForm } from '../form.ts';

export const reverseRequestSchema = z.strictObject({
  /** Of the transaction that is undone. */
  traceNumber: traceNumberSchema,
  reason: z.string().trim().min(1).max(200),
  /** The pieces that go back over the counter; nothing where no cash was moved. */
  denominations: denominationCountsSchema,
});

/** Which way the cash goes is in the quote: `given` back by the till that took it, `taken` from the customer who got it. */
const goesBack = (values: RequestValues, counter: CounterSide): PiecesMoved =>
  counter.quote?.result?.cashBack === 'taken' ? takesPieces(values, counter) : givesPieces(values, counter);

/** 1501 same-day reversal (domain: reversal): all legs together or none; both rows stay. */
export const reverse = transaction({
  code: '1501',
  names: { zh: '当日冲正', en: 'Same-day reversal' },
  initials: 'drcz',
  family: 'correction',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [{ rule: 'reversal', role: 'supervisor', reason: { zh: '冲正须主管授权', en: 'A reversal needs a supervisor' } }],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['slip'],
  cash: goesBack,
  ...entryForm({
    fields: [
      {
        name: 'traceNumber',
        type: 'text',
        label: { zh: '原交易流水号', en: 'Trace number of the original' },
        required: true,
        maxLength: 20,
        width: 6,
        hint: { zh: '在流水查询（1602）中选中后按 F11 带入', en: 'F11 on its row of the journal (1602) fills it in' },
        shape: /^\d{8,20}$/,
        shapeHint: { zh: '8 至 20 位数字', en: '8 to 20 digits' },
      },
      { ...reasonField, label: { zh: '冲正原因', en: 'Reason' } },
      {
        name: 'denominations',
        type: 'denominations',
        label: { zh: '退回现金清点', en: 'Cash that goes back' },
        required: true,
        width: 12,
        sumOf: 'quote',
      },
    ],
    request: reverseRequestSchema,
    build: ({ traceNumber, reason, denominations }) => ({ traceNumber, reason, denominations }),
  }),
});
