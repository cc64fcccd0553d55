import { z } from 'zod';
import { accountNumberSchema } from '../../primitives.ts';
import { accountField, fundsOrPays, payoutFields, payoutOf, shownNameField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { payoutSchema, shownNameSchema } from './parts.ts';

export const closeAccountRequestSchema = z.strictObject({
  accountNumber: accountNumberSchema,
  /** The number of the book or card that is handed in; null where the account has neither. */
  mediumNumber: accountNumberSchema.nullable(),
  shownName: shownNameSchema,
  payout: payoutSchema,
});

/** 1103 close a demand account with its interest (domain: interest, passbook, ECIF). The result is the interest slip. */
export const closeAccount = transaction({
  code: '1103',
  names: { zh: '销户', en: 'Close an account' },
  initials: 'xh',
  family: 'account',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'cashOut',
  offline: 'no',
  overrides: [
    {
      rule: 'account.closeLarge',
      role: 'supervisor',
      fromAmount: '5000000',
      reason: { zh: '销户金额达到 5 万元', en: 'Closing with 50,000 yuan or more' },
    },
  ],
  reversal: 'none',
  devices: ['passbookPrinter', 'cardReader'],
  vouchers: [],
  documents: [],
  papers: ['slip', 'interestSlip'],
  cash: fundsOrPays,
  ...entryForm({
    fields: [
      accountField,
      {
        name: 'mediumNumber',
        type: 'text',
        label: { zh: '收回的存折或卡号', en: 'Number of the book or card handed in' },
        required: false,
        maxLength: 40,
        width: 6,
        hint: { zh: '账户无折无卡时留空', en: 'Leave empty where the account has neither' },
      },
      shownNameField,
      ...payoutFields,
    ],
    request: closeAccountRequestSchema,
    build: ({ accountNumber, mediumNumber, shownName, ...payout }) => ({
      accountNumber,
      mediumNumber,
      shownName,
      payout: payoutOf(payout),
    }),
  }),
});
