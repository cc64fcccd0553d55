import { z } from 'zod';
import { givesPieces, reasonField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { backPiecesField, fundedByField, giveBackShape } from './giveBack.ts';
import { idOf, instrumentKindSchema, presentedNumberField, shownIdFields } from './parts.ts';

const { checkCode: _notAsked, ...shape } = giveBackShape;

export const cancelInstrumentRequestSchema = z.strictObject({ kind: instrumentKindSchema, ...shape });

/**
 * 1406 cancel a draft or cashier's cheque on the day of its issue, by the teller who issued it. The form becomes void, as when it spoilt in
 * the printer; no check code is asked for, because it may be unreadable.
 */
export const cancelInstrument = transaction({
  code: '1406',
  names: { zh: '银行汇票当日撤销', en: 'Cancel an instrument the same day' },
  initials: 'yhhpdrcx',
  family: 'instrument',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'cashOut',
  offline: 'no',
  overrides: [
    { rule: 'draft.cancel', role: 'supervisor', reason: { zh: '撤销票据须主管授权', en: 'Cancelling an instrument needs a supervisor' } },
  ],
  reversal: 'none',
  devices: ['idCardReader'],
  vouchers: [],
  documents: ['passbook'],
  papers: ['slip'],
  cash: givesPieces,
  ...entryForm({
    fields: [
      {
        name: 'kind',
        type: 'choice',
        label: { zh: '票据种类', en: 'Kind' },
        required: true,
        width: 6,
        options: [
          { value: 'draft', label: { zh: '银行汇票', en: 'Bank draft' } },
          { value: 'cashiersCheque', label: { zh: '银行本票', en: "Cashier's cheque" } },
        ],
      },
      presentedNumberField,
      fundedByField,
      ...shownIdFields,
      reasonField,
      backPiecesField,
    ],
    request: cancelInstrumentRequestSchema,
    build: (read) => ({
      kind: read.kind === 'draft' ? ('draft' as const) : ('cashiersCheque' as const),
      number: read.number,
      applicantId: idOf(read),
      denominations: read.denominations,
      reason: read.reason,
    }),
  }),
});
