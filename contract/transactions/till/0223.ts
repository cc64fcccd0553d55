import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { cashMoveRequestSchema } from '../vault/cashMove.ts';
import { cashMoveOf, checkMove, moveCash, moveCountField, receivingTillField } from '../vault/cashMoveForm.ts';
import { ACCEPT, GIVE, RETURN, returnReasonField, stepField, tokenField, transferField } from './transferFields.ts';

/** 0223 till to till: interchange between tellers, only by both confirming (domain: till). */
export const tillToTill = transaction({
  code: '0223',
  names: { zh: '柜员间调缴', en: 'Till to till' },
  initials: 'gyjdj',
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
  cash: moveCash,
  ...entryForm({
    fields: [
      { ...stepField, options: [GIVE, ACCEPT, RETURN] },
      receivingTillField,
      transferField,
      moveCountField,
      tokenField,
      returnReasonField,
    ],
    request: cashMoveRequestSchema,
    check: (read, side) => checkMove(read, side, ['give', 'accept']),
    build: (read, { tillId }) =>
      cashMoveOf(read, { receiver: read.receiver?.tellerId ?? '', fromTill: tillId ?? '', toTill: read.receiver?.tillId ?? '' }),
  }),
});
