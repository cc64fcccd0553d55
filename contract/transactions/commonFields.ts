import type { FieldError } from '../errors/wire.ts';
import { luhnValid } from '../identifiers/pan.ts';
import type { DenominationCounts } from '../money/denominations.ts';
import type { CounterSide, FieldDefinition, PiecesMoved, RequestValues } from './definition.ts';
import { fieldError } from './fields.ts';

/** Fields that several transactions share, with the same words everywhere. */

export const accountField = {
  name: 'accountNumber',
  type: 'account',
  label: { zh: '账号', en: 'Account' },
  required: true,
  maxLength: 40,
  width: 6,
  hint: { zh: '刷折、刷卡或输入账号，回车查询', en: 'Swipe the book or card, or type the number, then Enter' },
} as const satisfies FieldDefinition;

export const amountField = {
  name: 'amount',
  type: 'amount',
  label: { zh: '金额', en: 'Amount' },
  required: true,
  maxLength: 24,
  width: 6,
} as const satisfies FieldDefinition;

export const shownNameField = {
  name: 'shownName',
  type: 'text',
  label: { zh: '证件姓名', en: 'Name on the ID shown' },
  required: true,
  maxLength: 140,
  width: 6,
} as const satisfies FieldDefinition;

export const remarkField = {
  name: 'remark',
  type: 'text',
  label: { zh: '摘要', en: 'Remark' },
  required: false,
  maxLength: 60,
  width: 12,
} as const satisfies FieldDefinition;

/** Whose account is opened. */
export const customerField = {
  name: 'customerNumber',
  type: 'customer',
  label: { zh: '客户', en: 'Customer' },
  required: true,
  maxLength: 60,
  width: 12,
  hint: { zh: '客户号、姓名、拼音、证件或手机号，回车查询', en: 'Number, name, pinyin, ID or phone, then Enter' },
} as const satisfies FieldDefinition;

export const productField = {
  name: 'product',
  type: 'product',
  label: { zh: '产品', en: 'Product' },
  required: true,
  width: 12,
} as const satisfies FieldDefinition;

/** Where money goes: counted cash, or another account of the same customer. The cash is counted when the quote has said how much. */
export const payoutFields = [
  {
    name: 'payoutTo',
    type: 'choice',
    label: { zh: '款项去向', en: 'Paid to' },
    required: true,
    width: 6,
    initial: 'cash',
    options: [
      { value: 'cash', label: { zh: '现金', en: 'Cash' } },
      { value: 'account', label: { zh: '转入账户', en: 'An account' } },
    ],
  },
  {
    name: 'payoutAccount',
    type: 'account',
    label: { zh: '转入账号', en: 'Account that receives' },
    required: true,
    maxLength: 40,
    width: 6,
    when: { field: 'payoutTo', is: ['account'] },
  },
  {
    name: 'payoutPieces',
    type: 'denominations',
    label: { zh: '付款配款', en: 'Pieces paid out' },
    required: true,
    width: 12,
    sumOf: 'quote',
    when: { field: 'payoutTo', is: ['cash'] },
  },
] as const satisfies readonly FieldDefinition[];

interface PayoutRead {
  readonly payoutTo: string;
  readonly payoutAccount: string | null;
  readonly payoutPieces: Record<string, number>;
}

/** `payoutSchema` made of the fields above. */
export const payoutOf = ({ payoutTo, payoutAccount, payoutPieces }: PayoutRead) =>
  payoutTo === 'account'
    ? ({ to: 'account', accountNumber: payoutAccount ?? '' } as const)
    : ({ to: 'cash', denominations: payoutPieces } as const);

/** Where money comes from: counted cash, or another account of the same customer. The amount is the form's. */
export const fundingFields = [
  {
    name: 'fundedFrom',
    type: 'choice',
    label: { zh: '资金来源', en: 'Paid from' },
    required: true,
    width: 6,
    initial: 'cash',
    options: [
      { value: 'cash', label: { zh: '现金', en: 'Cash' } },
      { value: 'account', label: { zh: '账户转出', en: 'An account' } },
    ],
  },
  {
    name: 'fundingAccount',
    type: 'account',
    label: { zh: '转出账号', en: 'Account that pays' },
    required: true,
    maxLength: 40,
    width: 6,
    when: { field: 'fundedFrom', is: ['account'] },
  },
  {
    name: 'fundingPieces',
    type: 'denominations',
    label: { zh: '收款清点', en: 'Cash count' },
    required: true,
    width: 12,
    sumOf: 'amount',
    when: { field: 'fundedFrom', is: ['cash'] },
  },
] as const satisfies readonly FieldDefinition[];

interface FundingRead {
  readonly fundedFrom: string;
  readonly fundingAccount: string | null;
  readonly fundingPieces: Record<string, number>;
}

/** `fundingSchema` made of the fields above. */
export const fundingOf = ({ fundedFrom, fundingAccount, fundingPieces }: FundingRead) =>
  fundedFrom === 'account'
    ? ({ from: 'account', accountNumber: fundingAccount ?? '' } as const)
    : ({ from: 'cash', denominations: fundingPieces } as const);

const NONE: DenominationCounts = {};

type MovedBy = (values: RequestValues, counter: CounterSide) => PiecesMoved;

const piecesIn = (value: unknown): DenominationCounts =>
  typeof value === 'object' && value !== null && 'denominations' in value ? (value.denominations as DenominationCounts) : NONE;

/** Pieces of `denominations` go into the till. */
export const takesPieces: MovedBy = ({ denominations }) => ({ taken: (denominations ?? NONE) as DenominationCounts, given: NONE });
/** Pieces of `denominations` go out of the till. */
export const givesPieces: MovedBy = ({ denominations }) => ({ taken: NONE, given: (denominations ?? NONE) as DenominationCounts });
/** Pieces of `funding` go in, those of `payout` out; either may be an account instead, or null. */
export const fundsOrPays: MovedBy = ({ funding, payout }) => ({ taken: piecesIn(funding), given: piecesIn(payout) });

/** Somebody who stands at the counter for the customer (代办), with the ID that they showed. */
export const agentFields = [
  { name: 'byAgent', type: 'flag', label: { zh: '代办', en: 'By an agent' }, required: false, width: 12, initial: false },
  {
    name: 'agentName',
    type: 'text',
    label: { zh: '代办人姓名', en: "Agent's name" },
    required: true,
    maxLength: 140,
    width: 3,
    when: { field: 'byAgent', is: ['true'] },
  },
  {
    name: 'agentIdType',
    type: 'choice',
    label: { zh: '代办人证件', en: "Agent's ID" },
    required: true,
    width: 3,
    initial: 'residentId',
    options: [
      { value: 'residentId', label: { zh: '居民身份证', en: 'Resident ID' } },
      { value: 'passport', label: { zh: '护照', en: 'Passport' } },
    ],
    when: { field: 'byAgent', is: ['true'] },
  },
  {
    name: 'agentIdNumber',
    type: 'text',
    label: { zh: '代办人证件号码', en: "Number of the agent's ID" },
    required: true,
    maxLength: 40,
    width: 3,
    when: { field: 'byAgent', is: ['true'] },
  },
  {
    name: 'agentIdExpiresOn',
    type: 'date',
    label: { zh: '证件有效期至', en: 'ID valid until' },
    required: false,
    width: 3,
    hint: { zh: '长期有效则留空', en: 'Leave empty if it does not expire' },
    when: { field: 'byAgent', is: ['true'] },
  },
] as const satisfies readonly FieldDefinition[];

interface AgentRead {
  readonly byAgent: boolean;
  readonly agentName: string | null;
  readonly agentIdType: string | null;
  readonly agentIdNumber: string | null;
  readonly agentIdExpiresOn: string | null;
}

/** `agentSchema` made of the fields above; null: the customer is here. */
export const agentOf = ({ byAgent, agentName, agentIdType, agentIdNumber, agentIdExpiresOn }: AgentRead) =>
  byAgent
    ? {
        name: agentName ?? '',
        idType: (agentIdType ?? '') as (typeof agentFields)[2]['options'][number]['value'],
        idNumber: agentIdNumber ?? '',
        expiresOn: agentIdExpiresOn,
      }
    : null;

/** The printed number of a form that the customer gets: the next of the teller's stock, confirmed against what is in the hand. */
export const passbookNumberField = {
  name: 'newPassbook',
  type: 'voucher',
  label: { zh: '新存折号码', en: 'Number of the new passbook' },
  required: true,
  width: 6,
  voucherType: 'passbook',
} as const satisfies FieldDefinition;

export const certificateNumberField = {
  name: 'newCertificate',
  type: 'voucher',
  label: { zh: '新存单号码', en: 'Number of the new certificate' },
  required: true,
  width: 6,
  voucherType: 'certificate',
} as const satisfies FieldDefinition;

export const cardNumberField = {
  name: 'newCard',
  type: 'text',
  label: { zh: '新卡卡号', en: 'Number of the new card' },
  required: true,
  maxLength: 19,
  width: 6,
  shape: /^\d{13,19}$/,
  shapeHint: { zh: '13 至 19 位数字', en: '13 to 19 digits' },
} as const satisfies FieldDefinition;

interface MediumRead {
  readonly newPassbook?: string | null;
  readonly newCertificate?: string | null;
  readonly newCard?: string | null;
}

/** `mediumSchema` of whichever of the three fields is shown; null: none of them. */
export const mediumOf = ({ newPassbook = null, newCertificate = null, newCard = null }: MediumRead) => {
  if (newPassbook !== null) return { type: 'passbook', number: newPassbook } as const;
  if (newCertificate !== null) return { type: 'certificate', number: newCertificate } as const;
  return newCard === null ? null : ({ type: 'card', number: newCard } as const);
};

/** What stands for a medium while its field is empty; the request's schema refuses it. */
export const NO_FORM = { type: 'passbook', number: '' } as const;

/** A card number whose last digit is not the check digit of the others. */
export const cardErrors = ({ newCard = null }: MediumRead): FieldError[] =>
  newCard === null || luhnValid(newCard) ? [] : [fieldError('newCard', 'CARD_NUMBER_WRONG')];

/** What is handed in or shown, as it is printed on it; compared with what central has. */
export const mediumNumberField = {
  name: 'mediumNumber',
  type: 'text',
  label: { zh: '存单、存折或卡号', en: 'Number of the certificate, book or card' },
  required: true,
  maxLength: 32,
  width: 6,
  hint: { zh: '按所交凭证上印刷的号码录入', en: 'As printed on what was handed in' },
  shape: /^\d{8,32}$/,
  shapeHint: { zh: '8 至 32 位数字', en: '8 to 32 digits' },
} as const satisfies FieldDefinition;

/** States of accounts about whose book, holds or losses something can be done although nothing is posted to them. */
export const NOT_CLOSED = ['active', 'frozen', 'dormant'] as const;

export const documentNumberField = {
  name: 'documentNumber',
  type: 'text',
  label: { zh: '文书号', en: 'Document number' },
  required: true,
  maxLength: 60,
  width: 6,
} as const satisfies FieldDefinition;

export const reasonField = {
  name: 'reason',
  type: 'text',
  label: { zh: '原因', en: 'Reason' },
  required: true,
  maxLength: 200,
  width: 12,
} as const satisfies FieldDefinition;

/** The book that lies on the counter, as printed on it. */
export const bookNumberField = {
  name: 'passbookNumber',
  type: 'text',
  label: { zh: '存折号码', en: 'Number of the passbook' },
  required: true,
  maxLength: 20,
  width: 6,
  hint: { zh: '按存折上印刷的号码录入', en: 'As printed on the book' },
  shape: /^\d{8,20}$/,
  shapeHint: { zh: '8 至 20 位数字', en: '8 to 20 digits' },
} as const satisfies FieldDefinition;
