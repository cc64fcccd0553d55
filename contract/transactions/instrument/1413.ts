import { z } from 'zod';
import { givesPieces, reasonField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { witnessSchema } from '../till/transfer.ts';
import { backPiecesField, fundedByField, giveBackShape } from './giveBack.ts';
import { checkCodeField, idOf, presentedNumberField, shownIdFields, witnessField } from './parts.ts';

export const refundCashiersChequeRequestSchema = z.strictObject({ ...giveBackShape, witness: witnessSchema });

/** 1413 refund a cashier's cheque that nobody used, at the branch that issued it. */
export const refundCashiersCheque = transaction({
  code: '1413',
  names: { zh: '银行本票退款', en: "Refund a cashier's cheque" },
  initials: 'yhbptk',
  family: 'instrument',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'cashOut',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  devices: ['idCardReader'],
  vouchers: [],
  documents: ['passbook'],
  papers: ['slip'],
  cash: givesPieces,
  ...entryForm({
    fields: [
      { ...presentedNumberField, label: { zh: '本票号码', en: 'Number of the cheque' } },
      checkCodeField,
      fundedByField,
      ...shownIdFields,
      reasonField,
      backPiecesField,
      witnessField,
    ],
    request: refundCashiersChequeRequestSchema,
    build: (read) => ({
      number: read.number,
      checkCode: read.checkCode,
      applicantId: idOf(read),
      denominations: read.denominations,
      reason: read.reason,
      witness: read.witness,
    }),
  }),
});
