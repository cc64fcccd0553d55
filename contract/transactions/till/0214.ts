import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { textSchema, tillIdSchema } from '../../primitives.ts';
import { transaction } from '../definition.ts';
import { fieldError } from '../fields.ts';
import { entryForm } from '../form.ts';
import { vaultIdOf } from '../vault/vaultId.ts';
import { ANYBODY, countDifferenceField, explanationField, optionalWitnessField, ownCountField, uncounted } from './countFields.ts';
import { worthOf } from './pieces.ts';
import { witnessSchema } from './transfer.ts';

export const countTillRequestSchema = z.strictObject({
  /** The teller's own till, or the branch's vault. */
  tillId: tillIdSchema,
  currency: z.literal('CNY'),
  amount: minorUnitsSchema,
  denominations: denominationCountsSchema,
  /** With it a vault's difference is booked; a till's is booked when it closes. */
  explanation: textSchema(500).optional(),
  witness: witnessSchema.optional(),
});

/** 0214 count while open (碰库). A till's count is only recorded; the vault, which never closes, is counted by two people and set right. */
export const countTill = transaction({
  code: '0214',
  names: { zh: '碰库', en: 'Count till' },
  initials: 'pk',
  family: 'till',
  kind: 'posting',
  roles: ['teller', 'seniorTeller', 'vaultKeeper'],
  till: 'none',
  offline: 'yes',
  overrides: [],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['cashCount'],
  ...entryForm({
    fields: [
      ownCountField({ zh: '清点', en: 'Count' }),
      countDifferenceField,
      {
        ...explanationField,
        required: false,
        hint: {
          zh: '填写并由主管核验后，差额入账；留空则只登记',
          en: 'With it, before a supervisor, the difference is booked; without it, only recorded',
        },
        when: { field: 'difference', is: ['vaultOver', 'vaultShort'] },
      },
      { ...optionalWitnessField, hint: { zh: '金库须双人清点', en: 'The vault is counted by two people' } },
    ],
    request: countTillRequestSchema,
    check: ({ denominations, difference, explanation, witness }, { tillId }) => [
      ...uncounted(denominations, difference),
      ...(tillId === null && witness === null
        ? [fieldError('witness', 'WITNESS_NEEDED', { role: explanation === null ? ANYBODY : 'supervisor' })]
        : []),
    ],
    build: ({ denominations, explanation, witness }, { branchCode, tillId }) => ({
      tillId: tillId ?? vaultIdOf(branchCode),
      currency: 'CNY' as const,
      amount: worthOf(denominations),
      denominations,
      ...(explanation === null ? {} : { explanation }),
      ...(witness === null ? {} : { witness }),
    }),
  }),
});
