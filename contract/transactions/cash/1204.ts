import { z } from 'zod';
import { accountNumberSchema } from '../../primitives.ts';
import { payoutSchema, shownNameSchema } from '../account/parts.ts';
import { accountField, fundsOrPays, mediumNumberField, payoutFields, payoutOf, shownNameField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';

export const drawMaturedRequestSchema = z.strictObject({
  accountNumber: accountNumberSchema,
  /** The certificate, or the book of instalment savings, that is handed in. */
  mediumNumber: accountNumberSchema,
  shownName: shownNameSchema,
  payout: payoutSchema,
});

/** 1204 a time deposit at or after its maturity, whole, with interest (domain: interest). The result is the interest slip. */
export const drawMatured = transaction({
  code: '1204',
  names: { zh: '定期到期支取', en: 'Time deposit at maturity' },
  initials: 'dqdq',
  family: 'cash',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'cashOut',
  offline: 'no',
  overrides: [
    {
      rule: 'deposit.drawLarge',
      role: 'supervisor',
      fromAmount: '5000000',
      reason: { zh: '定期支取达到 5 万元', en: 'Drawing 50,000 yuan or more' },
    },
  ],
  reversal: 'none',
  devices: ['passbookPrinter'],
  vouchers: [],
  documents: [],
  papers: ['slip', 'interestSlip'],
  cash: fundsOrPays,
  ...entryForm({
    fields: [accountField, mediumNumberField, shownNameField, ...payoutFields],
    request: drawMaturedRequestSchema,
    build: ({ accountNumber, mediumNumber, shownName, ...payout }) => ({
      accountNumber,
      mediumNumber,
      shownName,
      payout: payoutOf(payout),
    }),
  }),
});
