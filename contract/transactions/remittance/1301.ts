import { z } from 'zod';
import { accountNumberSchema } from '../../primitives.ts';
import { accountField } from '../commonFields.ts';
import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { payeeFields, remittanceOf, remittanceSchema } from './parts.ts';

export const accountRemittanceRequestSchema = z.strictObject({
  ...remittanceSchema.shape,
  fromAccount: accountNumberSchema,
});

/** 1301 remittance from an account to any bank, by the route that the rules choose (domain: payment systems; workflows). */
export const accountRemittance = transaction({
  code: '1301',
  names: { zh: '账户汇款', en: 'Remittance from account' },
  initials: 'zhhk',
  family: 'remittance',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [
    {
      rule: 'remittance.second',
      role: 'supervisor',
      fromAmount: '5000000',
      reason: { zh: '5 万元（含）以上汇款须双人复核', en: 'A remittance of 50,000 yuan or more needs a second person' },
    },
  ],
  reversal: 'none',
  devices: ['passbookPrinter', 'cardReader'],
  vouchers: [],
  documents: ['passbook'],
  papers: ['slip'],
  ...entryForm({
    fields: [{ ...accountField, name: 'fromAccount', label: { zh: '付款账号', en: 'Account that pays' } }, ...payeeFields],
    request: accountRemittanceRequestSchema,
    build: (read) => ({ fromAccount: read.fromAccount, ...remittanceOf(read) }),
  }),
});
