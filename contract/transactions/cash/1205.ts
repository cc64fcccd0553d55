import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { accountNumberSchema, dateSchema } from '../../primitives.ts';
import { formNumberSchema, fundingSchema, payoutSchema, shownNameSchema } from '../account/parts.ts';
import { posting } from '../definition.ts';

/**
 * `draw`: before maturity, whole or in part, and call and fixed-or-demand deposits at any time. `giveNotice`, `cancelNotice`: of a
 * call deposit. `payIn`: an instalment. Fields that a step does not use are null.
 */
export const changeTermDepositRequestSchema = z.strictObject({
  step: z.enum(['draw', 'giveNotice', 'cancelNotice', 'payIn']),
  accountNumber: accountNumberSchema,
  /** `draw`: null for everything. `giveNotice`: the agreed amount. `payIn`: the instalment. */
  amount: minorUnitsSchema.nullable(),
  /** `giveNotice`. */
  agreedDate: dateSchema.nullable(),
  /** `draw`: the certificate or book that is handed in. */
  mediumNumber: accountNumberSchema.nullable(),
  /** `draw`: the next certificate of the teller's stock, for what stays of a fixed deposit. */
  newCertificate: formNumberSchema.nullable(),
  /** `draw`, `giveNotice`, `cancelNotice`. */
  shownName: shownNameSchema.nullable(),
  /** `draw`. */
  payout: payoutSchema.nullable(),
  /** `payIn`. */
  funding: fundingSchema.nullable(),
});
export type ChangeTermDeposit = z.output<typeof changeTermDepositRequestSchema>;

/** 1205 a time deposit early or in part, notices of call deposits, and instalments (domain: interest). */
export const changeTermDeposit = posting({
  code: '1205',
  names: { zh: '定期提前支取与变更', en: 'Time deposit: early, in part, notice, instalment' },
  family: 'cash',
  roles: ['teller', 'seniorTeller'],
  till: 'cashOut',
  offline: 'no',
  overrides: [
    {
      rule: 'deposit.earlyLarge',
      role: 'supervisor',
      fromAmount: '5000000',
      reason: { zh: '定期提前支取达到 5 万元', en: 'Drawing 50,000 yuan or more before maturity' },
    },
  ],
  reversal: 'none',
  request: changeTermDepositRequestSchema,
});
