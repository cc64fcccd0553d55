import { z } from 'zod';
import { bankCodeSchema, parseBankCode } from '../../identifiers/bankCode.ts';
import { compactIdentifier } from '../../identifiers/common.ts';
import { minorUnitsSchema } from '../../money/amount.ts';
import { ROUTE_WISHES, URGENCIES } from '../../payments/chooseRoute.ts';
import { illegalCharacters, NETWORK_SIZES } from '../../payments/networkText.ts';
import { traceNumberSchema } from '../../primitives.ts';
import { amountField } from '../commonFields.ts';
import type { FieldDefinition } from '../definition.ts';

/** What the payment systems carry: one line, in their characters. */
export const networkTextSchema = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => illegalCharacters(text) === '', { error: 'REMITTANCE_TEXT_ILLEGAL' });

export const payeeAccountSchema = z.string().regex(/^[0-9A-Za-z-]{1,32}$/);

/** What an account-funded and a cash-funded remittance have in common. */
export const remittanceSchema = z.strictObject({
  payeeName: networkTextSchema(NETWORK_SIZES.name),
  payeeAccount: payeeAccountSchema,
  payeeBank: bankCodeSchema,
  currency: z.literal('CNY'),
  amount: minorUnitsSchema,
  wish: z.enum(ROUTE_WISHES),
  urgency: z.enum(URGENCIES),
  purpose: networkTextSchema(NETWORK_SIZES.name),
  /** The customer says that it is another one than the same amount to the same payee today. */
  notRepeated: z.boolean(),
});

const carried = (value: string) => {
  const characters = illegalCharacters(value);
  return characters === '' ? null : { code: 'REMITTANCE_TEXT_ILLEGAL' as const, details: { characters } };
};

export const networkNameField = {
  name: 'payeeName',
  type: 'text',
  label: { zh: '收款人户名', en: "Payee's name" },
  required: true,
  maxLength: NETWORK_SIZES.name,
  width: 6,
  rule: carried,
} as const satisfies FieldDefinition;

export const purposeField = {
  name: 'purpose',
  type: 'text',
  label: { zh: '用途', en: 'Purpose' },
  required: true,
  maxLength: NETWORK_SIZES.name,
  width: 6,
  hint: { zh: '随汇款传送给收款人', en: 'Goes to the payee with the money' },
  rule: carried,
} as const satisfies FieldDefinition;

const withCheckDigit = (value: string) =>
  parseBankCode(value).ok ? null : { code: 'BANK_CODE_WRONG' as const, details: { bankCode: compactIdentifier(value).slice(0, 20) } };

/** Who gets the money, how it goes and what for: the same fields for every kind of funding. */
export const payeeFields = [
  {
    name: 'payeeBank',
    type: 'bank',
    label: { zh: '收款行', en: "Payee's bank" },
    required: true,
    width: 12,
    hint: { zh: '行号，或行名、城市、拼音首字母，↑ ↓ 选择', en: 'Code, or part of name, city or initials; ↑ ↓ choose' },
    rule: withCheckDigit,
  },
  {
    name: 'payeeAccount',
    type: 'text',
    label: { zh: '收款账号', en: "Payee's account" },
    required: true,
    maxLength: NETWORK_SIZES.account,
    width: 6,
    shape: /^[0-9A-Za-z-]{1,32}$/,
    shapeHint: { zh: '至多 32 位数字、字母或连字符', en: 'up to 32 digits, letters or hyphens' },
  },
  networkNameField,
  amountField,
  purposeField,
  {
    name: 'wish',
    type: 'choice',
    label: { zh: '汇划渠道', en: 'Route' },
    required: true,
    width: 6,
    initial: 'auto',
    options: [
      { value: 'auto', label: { zh: '自动', en: 'By rule' } },
      { value: 'HVPS', label: { zh: '大额', en: 'HVPS' } },
      { value: 'BEPS', label: { zh: '小额', en: 'BEPS' } },
    ],
  },
  {
    name: 'urgency',
    type: 'choice',
    label: { zh: '优先级', en: 'Priority' },
    required: true,
    width: 6,
    initial: 'normal',
    options: [
      { value: 'normal', label: { zh: '普通', en: 'Normal' } },
      { value: 'urgent', label: { zh: '加急', en: 'Urgent' } },
      { value: 'relief', label: { zh: '救灾战备', en: 'Disaster relief' } },
    ],
  },
  {
    name: 'notRepeated',
    type: 'flag',
    label: { zh: '确认非重复', en: 'Not a repetition' },
    required: false,
    width: 12,
    initial: false,
  },
] as const satisfies readonly FieldDefinition[];

type Values<F extends { readonly options: readonly { readonly value: string }[] }> = F['options'][number]['value'];
interface PayeeRead {
  readonly payeeBank: string;
  readonly payeeAccount: string;
  readonly payeeName: string;
  readonly amount: string;
  readonly purpose: string;
  readonly wish: string;
  readonly urgency: string;
  readonly notRepeated: boolean;
}

/** `remittanceSchema` made of the fields above. */
export const remittanceOf = (read: PayeeRead) => ({
  payeeName: read.payeeName,
  payeeAccount: read.payeeAccount,
  payeeBank: compactIdentifier(read.payeeBank),
  currency: 'CNY' as const,
  amount: read.amount,
  wish: read.wish as Values<(typeof payeeFields)[5]>,
  urgency: read.urgency as Values<(typeof payeeFields)[6]>,
  purpose: read.purpose,
  notRepeated: read.notRepeated,
});

/** A row of the register (1331), by its number. */
export const registerNumberField = {
  name: 'number',
  type: 'text',
  label: { zh: '来账编号', en: 'Number of the incoming payment' },
  required: true,
  maxLength: 20,
  width: 6,
  shape: /^\d{8,20}$/,
  shapeHint: { zh: '8 至 20 位数字，见汇款流水（1331）', en: '8 to 20 digits, as the register (1331) shows it' },
} as const satisfies FieldDefinition;

export const registerNumberSchema = traceNumberSchema;

/** What a person found out or decided, as it stands in the register. */
export const groundsSchema = z.string().trim().min(1).max(200);
