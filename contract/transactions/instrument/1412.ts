import { z } from 'zod';
import { fundsOrPays, payoutOf } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { witnessSchema } from '../till/transfer.ts';
import {
  checkCodeField,
  endorsedField,
  endorsedOf,
  explanationField,
  holderNameField,
  idOf,
  issuedField,
  issuedOnField,
  lookedFields,
  presentedNumberField,
  presentedShape,
  shownIdFields,
  witnessField,
} from './parts.ts';
import { holderPayoutFields, holderPayoutSchema, payoutPiecesField } from './payee.ts';

export const payCashiersChequeRequestSchema = z.strictObject({
  ...presentedShape,
  payout: holderPayoutSchema,
  witness: witnessSchema,
});

/** 1412 pay a cashier's cheque of the bank, here or for another of its branches (domain: instruments). */
export const payCashiersCheque = transaction({
  code: '1412',
  names: { zh: '兑付银行本票', en: "Pay a cashier's cheque" },
  initials: 'dfyhbp',
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
  cash: fundsOrPays,
  ...entryForm({
    fields: [
      { ...presentedNumberField, label: { zh: '本票号码', en: 'Number of the cheque' } },
      checkCodeField,
      issuedOnField,
      issuedField,
      ...lookedFields,
      endorsedField,
      holderNameField,
      ...holderPayoutFields,
      ...shownIdFields,
      explanationField,
      payoutPiecesField,
      witnessField,
    ],
    request: payCashiersChequeRequestSchema,
    build: (read) => ({
      number: read.number,
      checkCode: read.checkCode,
      issuedOn: read.issuedOn,
      issued: read.issued,
      capitalsAgree: read.capitalsAgree,
      unaltered: read.unaltered,
      endorsed: endorsedOf(read.endorsed),
      holderName: read.holderName,
      holderId: idOf(read),
      explanation: read.explanation ?? '',
      payout: payoutOf(read),
      witness: read.witness,
    }),
  }),
});
