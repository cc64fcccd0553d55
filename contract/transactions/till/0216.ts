import { z } from 'zod';
import type { FieldError } from '../../errors/wire.ts';
import { parseAmount } from '../../money/amount.ts';
import { CNY, type Currency, currencySchema } from '../../money/currency.ts';
import { transaction } from '../definition.ts';
import { fieldError } from '../fields.ts';
import { entryForm } from '../form.ts';
import { counterfeitShape } from './counterfeit.ts';
import { witnessSchema } from './transfer.ts';

export const counterfeitRequestSchema = z.strictObject({ ...counterfeitShape, witness: witnessSchema });

const MOST_SERIALS = 100;

/** Serial numbers as they are read from notes: one after another, with blanks, commas or Chinese commas between. */
const serialsOf = (typed: string | null): string[] =>
  (typed ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .split(/[\s,;、]+/)
    .filter((each) => each !== '');

const currencyOf = (typed: string | null): Currency => (typed ?? CNY).toUpperCase() as Currency;

interface Found {
  readonly item: string;
  readonly currency: string | null;
  readonly faceValue: string;
  readonly pieces: number;
  readonly serials: string | null;
}

/** Each yuan note has a serial number, foreign money may have; the face value is an amount of the piece's own currency. */
const wrongIn = ({ item, currency, faceValue, pieces, serials }: Found): FieldError[] => {
  if (item === 'foreign' && (!currencySchema.safeParse(currencyOf(currency)).success || currencyOf(currency) === CNY))
    return [fieldError('currency', 'FORMAT_WRONG', { zh: '外币代码，如 USD', en: 'a foreign currency such as USD' })];
  const face = parseAmount(faceValue, item === 'foreign' ? currencyOf(currency) : CNY);
  if (!face.ok) return [fieldError('faceValue', face.error.code, face.error.details)];
  if (face.value === 0n) return [fieldError('faceValue', 'AMOUNT_ZERO')];
  if (pieces < 1 || pieces > 10_000) return [fieldError('pieces', 'FORMAT_WRONG', { zh: '1 至 10000', en: '1 to 10000' })];
  const numbers = serialsOf(serials);
  const twice = numbers.find((each, index) => numbers.indexOf(each) !== index);
  const fits = numbers.length <= MOST_SERIALS && numbers.every((each) => /^[A-Z0-9]{1,20}$/.test(each));
  if (!fits || twice !== undefined)
    return [
      fieldError('serials', 'FORMAT_WRONG', {
        zh: '字母和数字，号码不重复，最多 100 个',
        en: 'letters and digits, each once, 100 at most',
      }),
    ];
  const ought = Math.min(pieces, MOST_SERIALS);
  const enough = item === 'cny-note' ? numbers.length === ought : numbers.length <= ought;
  return item !== 'cny-coin' && !enough
    ? [fieldError('serials', 'FORMAT_WRONG', { zh: `共 ${pieces} 张，须逐张录入冠字号码`, en: `a number for each of the ${pieces} notes` })]
    : [];
};

/** 0216 counterfeit money taken in before the holder's eyes by two people, on a certificate. Nothing is booked, and it never goes back. */
export const takeInCounterfeits = transaction({
  code: '0216',
  names: { zh: '假币收缴', en: 'Counterfeit money' },
  initials: 'jbsj',
  family: 'till',
  kind: 'posting',
  roles: ['teller', 'seniorTeller', 'vaultKeeper'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  ...entryForm({
    fields: [
      {
        name: 'item',
        type: 'choice',
        label: { zh: '种类', en: 'What it is' },
        required: true,
        width: 12,
        options: [
          { value: 'cny-note', label: { zh: '人民币纸币', en: 'Yuan note' } },
          { value: 'cny-coin', label: { zh: '人民币硬币', en: 'Yuan coin' } },
          { value: 'foreign', label: { zh: '外币', en: 'Foreign money' } },
        ],
      },
      {
        name: 'currency',
        type: 'text',
        label: { zh: '币种', en: 'Currency' },
        required: true,
        maxLength: 3,
        width: 3,
        when: { field: 'item', is: ['foreign'] },
      },
      { name: 'faceValue', type: 'text', label: { zh: '面额', en: 'Face value' }, required: true, maxLength: 12, width: 3 },
      { name: 'pieces', type: 'integer', label: { zh: '张（枚）数', en: 'Pieces' }, required: true, width: 3 },
      {
        name: 'serials',
        type: 'text',
        label: { zh: '冠字号码', en: 'Serial numbers' },
        required: false,
        maxLength: 2_100,
        width: 12,
        hint: { zh: '逐张录入，以空格或逗号分隔', en: 'One for each note, blanks or commas between' },
        when: { field: 'item', is: ['cny-note', 'foreign'] },
      },
      {
        name: 'certificateNumber',
        type: 'text',
        label: { zh: '假币收缴凭证号', en: 'Number of the certificate' },
        required: true,
        maxLength: 30,
        width: 6,
        shape: /^[A-Za-z0-9-]{1,30}$/,
        shapeHint: { zh: '字母、数字和连字符', en: 'letters, digits and hyphens' },
      },
      { name: 'holderName', type: 'text', label: { zh: '持有人姓名', en: "Holder's name" }, required: true, maxLength: 60, width: 6 },
      {
        name: 'holderIdType',
        type: 'choice',
        label: { zh: '持有人证件', en: "Holder's ID" },
        required: true,
        width: 6,
        initial: 'residentId',
        options: [
          { value: 'residentId', label: { zh: '居民身份证', en: 'Resident ID' } },
          { value: 'passport', label: { zh: '护照', en: 'Passport' } },
          { value: 'other', label: { zh: '其他证件', en: 'Other ID' } },
        ],
      },
      { name: 'holderIdNumber', type: 'text', label: { zh: '证件号码', en: 'ID number' }, required: true, maxLength: 40, width: 6 },
      { name: 'witness', type: 'witness', label: { zh: '第二人', en: 'Second person' }, required: true, width: 12 },
    ],
    request: counterfeitRequestSchema,
    check: wrongIn,
    build: ({ item, currency, faceValue, pieces, serials, certificateNumber, ...rest }) => {
      const its = item === 'foreign' ? currencyOf(currency) : CNY;
      const face = parseAmount(faceValue, its);
      return {
        item: item as 'cny-note' | 'cny-coin' | 'foreign',
        currency: its,
        faceValue: face.ok ? face.value.toString() : '0',
        pieces,
        serials: serialsOf(serials),
        certificateNumber: certificateNumber.toUpperCase(),
        ...rest,
      };
    },
  }),
});
