import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import {
  accountNumberSchema,
  branchCodeSchema,
  customerNumberSchema,
  dateSchema,
  passbookNumberSchema,
  textSchema,
} from '../primitives.ts';

/** States of an account. Frozen, dormant and closed accounts are not posted to. */
export const accountStateSchema = z.enum(['active', 'frozen', 'dormant', 'closed']);
export type AccountState = z.output<typeof accountStateSchema>;

export const passbookStateSchema = z.enum(['active', 'full', 'lost', 'void']);

export const passbookViewSchema = z.strictObject({
  number: passbookNumberSchema,
  accountNumber: accountNumberSchema,
  state: passbookStateSchema,
  /** The next free line of the book, 1-based; lines per book + 1 when it is full. */
  nextLine: z.int().min(1).max(10_000),
  linesPerBook: z.int().min(1).max(9_999),
  /** Rises with every acknowledgement; a print that was fetched at an older version is refused. */
  version: z.int().min(0),
  /** How many posted entries are not on paper yet. */
  unpostedLines: z.int().min(0),
});
export type PassbookView = z.output<typeof passbookViewSchema>;

export const accountViewSchema = z.strictObject({
  number: accountNumberSchema,
  customerNumber: customerNumberSchema,
  /** Full name of the holder, as on the ID. */
  holderName: textSchema(140),
  productCode: textSchema(20),
  productNameZh: textSchema(60),
  productNameEn: textSchema(60),
  currency: currencySchema,
  state: accountStateSchema,
  openedOn: dateSchema,
  branchCode: branchCodeSchema,
  balance: minorUnitsSchema,
  /** Balance less holds. */
  available: minorUnitsSchema,
  passbook: passbookViewSchema.nullable(),
});
export type AccountView = z.output<typeof accountViewSchema>;

/** The 360 degree view that the counter's panel shows. Identity number and phone arrive masked. */
export const customerViewSchema = z.strictObject({
  number: customerNumberSchema,
  kind: z.enum(['person', 'company']),
  name: textSchema(140),
  pinyin: textSchema(200),
  idType: z.enum(['residentId', 'creditCode']),
  idNumberMasked: textSchema(20),
  phoneMasked: textSchema(20),
  birthDate: dateSchema.nullable(),
  sex: z.enum(['M', 'F']).nullable(),
  address: textSchema(200),
  grade: z.strictObject({ code: textSchema(20), nameZh: textSchema(20), nameEn: textSchema(20), since: dateSchema }).nullable(),
  since: dateSchema,
  alerts: z.array(z.strictObject({ level: z.enum(['info', 'warning', 'block']), textZh: textSchema(200), textEn: textSchema(200) })),
  accounts: z.array(accountViewSchema),
});
export type CustomerView = z.output<typeof customerViewSchema>;

export const customerHitSchema = z.strictObject({
  number: customerNumberSchema,
  name: textSchema(140),
  idNumberMasked: textSchema(20),
  phoneMasked: textSchema(20),
  accountNumbers: z.array(accountNumberSchema),
});
export type CustomerHit = z.output<typeof customerHitSchema>;
